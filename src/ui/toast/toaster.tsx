import * as Radix from '@radix-ui/react-toast';
import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Button } from '../button.tsx';
import { Details } from '../details.tsx';
import { useModalIsOpen } from '../hooks/use-modal-is-open.ts';
import { WaitButton } from '../wait-button.tsx';
import { closeToast, useToasts, type Toast } from './toasts.ts';
import styles from './toaster.module.css';

interface Props {
  /** label of the region; `{hotkey}` is replaced by its shortcut */
  regionLabel: string;
  /** announced before each toast */
  toastLabel: string;
  closeLabel: string;
}

/** How long a success stays. The timer pauses while the toast is hovered or focused. */
const toastMs = 12_000;

/** At most this many are stacked: the newest. An older one appears again when a newer one is closed. */
const maxStacked = 2;

/**
 * Shows the toasts. F8 moves the focus to them. While a dialog is open, new ones wait, and the others lie under it with
 * the rest of the page.
 */
export function Toaster({ regionLabel, toastLabel, closeLabel }: Props) {
  useFocusReturn();
  const viewport = useRef<HTMLOListElement>(null);
  const isAtTop = useCoversLastControl(viewport);
  const isModal = useModalIsOpen();
  const toasts = useToastsBefore(isModal);
  return (
    <Radix.Provider label={toastLabel} duration={toastMs} swipeDirection="right">
      {toasts.map((toast, index) => (
        <ToastItem
          key={toast.id}
          toast={toast}
          closeLabel={closeLabel}
          hidden={index < toasts.length - maxStacked}
          isModal={isModal}
        />
      ))}
      <Radix.Viewport
        ref={viewport}
        className={styles.viewport}
        label={regionLabel}
        data-toasts=""
        data-at={isAtTop ? 'top' : 'bottom'}
        data-modal={isModal || undefined}
      />
    </Radix.Provider>
  );
}

// While a dialog is open: only the toasts from before it.
function useToastsBefore(isModal: boolean): readonly Toast[] {
  const toasts = useToasts();
  const [before, setBefore] = useState(isModal ? [] : toasts);
  if (!isModal && before !== toasts) setBefore(toasts);
  return isModal ? toasts.filter((toast) => before.includes(toast)) : toasts;
}

// A control that was just used is used again: toasts that would cover it go to the top of the page.
function useCoversLastControl(viewport: RefObject<HTMLElement | null>): boolean {
  const [isCovering, setCovering] = useState(false);
  useEffect(() => {
    const { current } = viewport;
    if (!current) return undefined;
    const check = () => {
      const { activeElement } = document;
      if (!activeElement || isAmongToasts(activeElement)) return;
      setCovering(activeElement.matches(controls) && wouldCover(current, activeElement));
    };
    const observer = new ResizeObserver(check);
    observer.observe(current);
    document.addEventListener('focusin', check);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', check);
    };
  }, [viewport]);
  return isCovering;
}

const controls = 'a, button, input, select, textarea, summary';

// At the bottom, wherever the toasts are now.
function wouldCover({ offsetHeight, offsetWidth }: HTMLElement, control: Element): boolean {
  const { bottom, right } = control.getBoundingClientRect();
  return bottom > innerHeight - offsetHeight && right > innerWidth - offsetWidth;
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

interface ItemProps {
  toast: Toast;
  closeLabel: string;
  hidden: boolean;
  /** a dialog is open over it */
  isModal: boolean;
}

function ToastItem({ toast, closeLabel, hidden, isModal }: ItemProps) {
  const { title, body, details, action } = toast.text();
  const failed = toast.tone === 'failure';
  return (
    <Radix.Root
      className={styles.toast}
      data-tone={toast.tone}
      hidden={hidden}
      type={failed ? 'foreground' : 'background'}
      {...((failed || isModal) && { duration: Infinity })}
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
          <Details className={styles.details} {...details} data-radix-toast-announce-exclude="" />
        )}
      </div>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <WaitButton notBefore={action.notBefore ?? 0} onClick={action.run}>
            {action.label}
          </WaitButton>
        </Radix.Action>
      )}
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
