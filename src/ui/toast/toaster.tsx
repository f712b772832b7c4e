import * as Radix from '@radix-ui/react-toast';
import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../button.tsx';
import { closeToast, useToasts, type Toast, type ToastAction } from './toasts.ts';
import styles from './toaster.module.css';
import { useSecondsUntil } from '../use-now.ts';

interface Props {
  /** names the region; `{hotkey}` stands for the key that leads there */
  regionLabel: string;
  /** what a screen reader says before each toast */
  toastLabel: string;
  closeLabel: string;
}

/** How long a success stays, in ms. It waits while hovered or focused. */
const toastMs = 12_000;

/** Where toasts appear. F8 leads there from anywhere. */
export function Toaster({ regionLabel, toastLabel, closeLabel }: Props) {
  useWayBack();
  return (
    <Radix.Provider label={toastLabel} duration={toastMs} swipeDirection="right">
      {useToasts().map((toast) => (
        <OneToast key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
      <Radix.Viewport className={styles.viewport} label={regionLabel} data-toasts="" />
    </Radix.Provider>
  );
}

// When the last toast is gone and had the focus, that goes back to where it was before.
function useWayBack() {
  const origin = useRef<HTMLElement | null>(null);
  const isEmpty = useToasts().length === 0;
  useEffect(() => {
    const note = (target: EventTarget | null) => {
      if (target instanceof HTMLElement && !isAmongToasts(target)) origin.current = target;
    };
    const onFocus = ({ target }: FocusEvent) => note(target);
    note(document.activeElement);
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    const { activeElement } = document;
    const isLost =
      !activeElement || activeElement === document.body || isAmongToasts(activeElement);
    if (isEmpty && isLost) origin.current?.focus();
  }, [isEmpty]);
}

function isAmongToasts(element: Element): boolean {
  return element.closest('[data-toasts]') !== null;
}

function OneToast({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  const { title, body, details, action } = toast.text();
  const failed = toast.tone === 'failure';
  return (
    <Radix.Root
      className={styles.toast}
      data-tone={toast.tone}
      type={failed ? 'foreground' : 'background'}
      {...(failed && { duration: Infinity })}
      open
      {...useOwnEscape(() => closeToast(toast.id))}
    >
      <span className={styles.icon}>
        {failed ? <TriangleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
      </span>
      <div className={styles.text}>
        <Radix.Title className={styles.title}>
          {title}
          <Pause />
        </Radix.Title>
        {body && (
          <Radix.Description className={styles.body}>
            {body}
            <Pause />
          </Radix.Description>
        )}
        {details && (
          <details className={styles.details} data-radix-toast-announce-exclude="">
            <summary>{details.label}</summary>
            {details.lines.map((line) => (
              <code key={line}>{line}</code>
            ))}
          </details>
        )}
      </div>
      {action && <Action action={action} />}
      <Radix.Close asChild>
        <Button
          className={styles.close ?? ''}
          kind="quiet"
          icon={<X size={16} aria-hidden />}
          aria-label={closeLabel}
        />
      </Radix.Close>
    </Radix.Root>
  );
}

// It stays where it is while it counts down, and can be focused, so that nothing moves under a hand.
function Action({ action }: { action: ToastAction }) {
  const wait = useSecondsUntil(action.notBefore ?? 0);
  return (
    <Radix.Action
      asChild
      altText={action.label}
      // The second click of a double click lands on whatever has moved here: it must not count.
      onClick={(event) => (event.detail > 1 || wait > 0 ? event.preventDefault() : action.run())}
    >
      <Button aria-disabled={wait > 0 || undefined}>
        {action.label}
        {wait > 0 && <span className={styles.wait}>{wait} s</span>}
      </Button>
    </Radix.Action>
  );
}

// What is announced is the text of the parts with nothing between them; this is the breath.
function Pause() {
  return <span className="visually-hidden"> </span>;
}

// Escape belongs to whatever has the focus: a toast that happens to be there must not take it, and be gone.
// The event itself stays as it is, because native menus close by it.
function useOwnEscape(close: () => void) {
  const stray = useRef(false);
  return {
    onEscapeKeyDown(event: globalThis.KeyboardEvent) {
      stray.current = !(event.target instanceof Element && event.target.closest('[data-tone]'));
      queueMicrotask(() => (stray.current = false));
    },
    onOpenChange(open: boolean) {
      if (!open && !stray.current) close();
    },
  };
}
