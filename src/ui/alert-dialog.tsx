import * as Radix from '@radix-ui/react-alert-dialog';
import type { ReactNode, RefObject } from 'react';
import styles from './alert-dialog.module.css';
import { Button } from './button.tsx';

interface Props {
  open: boolean;
  title: string;
  /** what a screen reader reads with the title */
  description: ReactNode;
  /** optional further text below it */
  children?: ReactNode;
  cancel: string;
  confirm: string;
  kind?: 'danger' | 'primary';
  /** room for a table */
  wide?: boolean;
  onCancel(): void;
  onConfirm(): void;
  /** where the focus goes when the dialog closes */
  returnTo: RefObject<HTMLElement | null>;
}

/** Asks before something that can't be unseen. Escape and Cancel leave everything as it was. */
export function AlertDialog(props: Props) {
  const { open, title, description, children, cancel, confirm, onCancel, onConfirm, returnTo } =
    props;
  const { kind = 'danger', wide = false } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.content}
          data-wide={wide || undefined}
          aria-modal
          // A toast that arrived meanwhile lies above and would be asked first.
          onKeyDown={(event) => event.key === 'Escape' && onCancel()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // What asked may be gone by now; the page is not.
            const asker = returnTo.current?.isConnected ? returnTo.current : null;
            (asker ?? document.querySelector('main'))?.focus();
          }}
        >
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          <Radix.Description asChild>
            <div className={styles.body}>{description}</div>
          </Radix.Description>
          {children}
          <div className={styles.buttons}>
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
