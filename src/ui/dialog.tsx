import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './alert-dialog.module.css';
import { Button } from './button.tsx';

interface Props {
  title: string;
  children: ReactNode;
  close: string;
  onClose(): void;
}

/** A dialog over the page, which stays as it is below. It opens when it is drawn. */
export function Dialog({ title, children, close, onClose }: Props) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.content} aria-modal aria-describedby={undefined}>
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button kind="quiet" icon={<X size={16} aria-hidden />} aria-label={close} />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
