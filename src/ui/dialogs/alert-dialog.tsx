import * as Radix from '@radix-ui/react-alert-dialog';
import { useState, type ReactNode, type RefObject } from 'react';
import { Button } from '../button.tsx';
import buttonStyles from './dialog-buttons.module.css';
import { openerThatStays, returnFocus, scrollToFocus } from '../focus/dialog-focus.ts';
import styles from './dialog.module.css';

interface Props {
  open: boolean;
  title: ReactNode;
  /** announced together with the title */
  description: ReactNode;
  /** optional further text below it */
  children?: ReactNode;
  cancel: string;
  confirm: string;
  kind?: 'danger' | 'primary';
  onCancel(): void;
  onConfirm(): void;
  /** gets the focus when the dialog closes; without it, what had it before */
  returnTo?: RefObject<HTMLElement | null>;
}

/** A confirmation dialog. Escape and Cancel change nothing. */
export function AlertDialog(props: Props) {
  const { open, title, description, children, cancel, confirm, onCancel, onConfirm } = props;
  const [opener] = useState(openerThatStays);
  const { kind = 'danger', returnTo = opener } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.content}
          aria-modal
          onFocus={scrollToFocus}
          // Radix would send Escape to a toast that opened after the dialog.
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus([returnTo.current]);
          }}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
          </div>
          <Radix.Description asChild>
            <div className={styles.body}>{description}</div>
          </Radix.Description>
          {children}
          <div className={buttonStyles.buttons}>
            <Radix.Cancel asChild>
              <Button>{cancel}</Button>
            </Radix.Cancel>
            <Button kind={kind} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
