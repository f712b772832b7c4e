import * as Radix from '@radix-ui/react-toast';
import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../button.tsx';
import { closeToast, useToasts, type Toast, type ToastAction } from './toasts.ts';
import styles from './toaster.module.css';
import { useSecondsUntil } from '../hooks/use-now.ts';

interface Props {
  /** label of the region; `{hotkey}` is replaced by its shortcut */
  regionLabel: string;
  /** announced before each toast */
  toastLabel: string;
  closeLabel: string;
}

/** How long a success stays. The timer pauses while the toast is hovered or focused. */
const toastMs = 12_000;

/** Shows the toasts. F8 moves the focus to them. */
export function Toaster({ regionLabel, toastLabel, closeLabel }: Props) {
  useFocusReturn();
  return (
    <Radix.Provider label={toastLabel} duration={toastMs} swipeDirection="right">
      {useToasts().map((toast) => (
        <ToastItem key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
      <Radix.Viewport className={styles.viewport} label={regionLabel} data-toasts="" />
    </Radix.Provider>
  );
}

// If the last toast closes while it has the focus, the focus returns to where it was before.
function useFocusReturn() {
  const origin = useRef<HTMLElement | null>(null);
  const isEmpty = useToasts().length === 0;
  useEffect(() => {
    const setOrigin = (target: EventTarget | null) => {
      if (target instanceof HTMLElement && !isAmongToasts(target)) origin.current = target;
    };
    const onFocus = ({ target }: FocusEvent) => setOrigin(target);
    setOrigin(document.activeElement);
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

function ToastItem({ toast, closeLabel }: { toast: Toast; closeLabel: string }) {
  const { title, body, details, action } = toast.text();
  const failed = toast.tone === 'failure';
  return (
    <Radix.Root
      className={styles.toast}
      data-tone={toast.tone}
      type={failed ? 'foreground' : 'background'}
      {...(failed && { duration: Infinity })}
      open
      {...useCloseOnOwnEscape(() => closeToast(toast.id))}
    >
      <span className={styles.icon}>
        {failed ? <TriangleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
      </span>
      <div className={styles.text}>
        <Radix.Title className={styles.title}>
          {title}
          <Space />
        </Radix.Title>
        {body && (
          <Radix.Description className={styles.body}>
            {body}
            <Space />
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
      {/* The region has it in its name. */}
      <kbd
        className={styles.hotkey}
        aria-hidden
        translate="no"
        data-radix-toast-announce-exclude=""
      >
        F8
      </kbd>
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

// While it counts down, the button stays in place and focusable, so that nothing moves under the pointer.
function Action({ action }: { action: ToastAction }) {
  const seconds = useSecondsUntil(action.notBefore ?? 0);
  return (
    <Radix.Action
      asChild
      altText={action.label}
      // Ignore the second click of a double click: the button may have moved under the pointer.
      onClick={(event) => (event.detail > 1 || seconds > 0 ? event.preventDefault() : action.run())}
    >
      <Button aria-disabled={seconds > 0 || undefined}>
        {action.label}
        {seconds > 0 && <span className={styles.wait}>{seconds} s</span>}
      </Button>
    </Radix.Action>
  );
}

// Radix joins the parts without a separator; this adds a space.
function Space() {
  return <span className="visually-hidden"> </span>;
}

// Escape closes a toast only if the focus is in it; the event itself is kept, native menus need it.
function useCloseOnOwnEscape(close: () => void) {
  const isFromElsewhere = useRef(false);
  return {
    onEscapeKeyDown(event: globalThis.KeyboardEvent) {
      isFromElsewhere.current = !(
        event.target instanceof Element && event.target.closest('[data-tone]')
      );
      queueMicrotask(() => (isFromElsewhere.current = false));
    },
    onOpenChange(open: boolean) {
      if (!open && !isFromElsewhere.current) close();
    },
  };
}
