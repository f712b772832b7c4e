import * as Radix from '@radix-ui/react-dialog';
import X from 'lucide-react/icons/x';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from '../button.tsx';
import { keepOpeners, openersNow, returnFocus, scrollToFocus } from '../focus/dialog-focus.ts';
import styles from './dialog.module.css';

interface Props {
  title: string;
  children: ReactNode;
  close: string;
  /** `search` = at the top of the window; its field takes the place of the title */
  kind?: 'search';
  /** an operation is running that must not be left: Escape and the close button are off */
  locked?: boolean | undefined;
  onClose(): void;
}

/** A modal dialog. It is open while it is mounted. */
export function Dialog({ title, children, close, kind, locked, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const [openers] = useState(openersNow);
  return (
    <Radix.Root open onOpenChange={(open) => !open && !locked && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.content}
          data-kind={kind}
          aria-modal
          aria-describedby={undefined}
          onFocus={scrollToFocus}
          onOpenAutoFocus={(event) => {
            keepOpeners(event.currentTarget, openers);
            const first = firstControl(body.current);
            if (first) event.preventDefault();
            first?.focus();
          }}
          // Without a Radix trigger, Radix does not know the opener. If the page has changed meanwhile, it may have moved
          // the focus already.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.activeElement !== document.body) return;
            returnFocus(openers);
          }}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <Button
                kind="quiet"
                icon={<X size={16} aria-hidden />}
                aria-label={close}
                aria-disabled={locked}
              />
            </Radix.Close>
          </div>
          <div ref={body} className={styles.body}>
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

// The first control of the content, not the close button. Of radio buttons the chosen one: Space would choose another.
function firstControl(body: HTMLElement | null): HTMLElement | null | undefined {
  const first = body?.querySelector<HTMLElement>('input, button');
  return first?.matches('[type=radio]')
    ? (body?.querySelector<HTMLElement>('[type=radio]:checked') ?? first)
    : first;
}
