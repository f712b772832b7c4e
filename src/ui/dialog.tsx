import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import styles from './alert-dialog.module.css';
import { Button } from './button.tsx';

interface Props {
  title: string;
  children: ReactNode;
  close: string;
  /** room for a table */
  wide?: boolean;
  /** something is under way that must not be left: only `onClose` of its end closes it */
  locked?: boolean;
  onClose(): void;
}

/** A dialog over the page, which stays as it is below. It opens when it is drawn. */
export function Dialog({ title, children, close, wide, locked, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  return (
    <Radix.Root open onOpenChange={(open) => !open && !locked && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.content}
          data-wide={wide || undefined}
          aria-modal
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // What the dialog is about, not the button that closes it.
            const first = body.current?.querySelector<HTMLElement>('input, button');
            if (first) event.preventDefault();
            first?.focus();
          }}
          // Nobody pressed a button for it, so Radix does not know where the focus was. A page that came meanwhile
          // has taken it already.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement?.tagName === 'H1') return;
            // What asked may be gone by now; the page is not.
            const asker = before instanceof HTMLElement && before.isConnected ? before : null;
            (asker ?? document.querySelector('main'))?.focus();
          }}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {!locked && (
              <Radix.Close asChild>
                <Button kind="quiet" icon={<X size={16} aria-hidden />} aria-label={close} />
              </Radix.Close>
            )}
          </div>
          <div ref={body} className={styles.body}>
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
