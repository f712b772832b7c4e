import * as Radix from '@radix-ui/react-select';
import { Check, ChevronDown, Lock } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './select.module.css';

export interface Option<T extends string> {
  value: T;
  label: string;
}

interface Props<T extends string> {
  label: string;
  /** the checked option; `null` if the current state is not an option */
  value: T | null;
  /** content of the closed control: the state, not the label of an option */
  shown: ReactNode;
  options: readonly Option<T>[];
  /** an operation is running: the control stays focusable and does not open */
  busy?: boolean;
  /** the reason why the control is read-only; it stays focusable and shows the reason */
  readOnly?: string | undefined;
  onChange(value: T): void;
  ref?: Ref<HTMLButtonElement>;
}

/** A drop-down that shows a state and offers to change it. Choosing the checked option does nothing. */
export function Select<T extends string>(props: Props<T>) {
  const { label, value, shown, options, busy = false, readOnly, onChange, ref } = props;
  const reasonId = useId();
  const [open, setOpen] = useState(false);
  // Radix renders closed lists too. A page may have dozens, so each list mounts when its control is hovered or focused.
  const [isListMounted, setListMounted] = useState(false);
  const mountList = () => setListMounted(true);
  return (
    <Radix.Root
      // Radix would show the placeholder for an empty value.
      value={value ?? 'none'}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option && option.value !== value) onChange(option.value);
      }}
      open={open && !busy && !readOnly}
      onOpenChange={(next) => setOpen(next && !busy && !readOnly)}
    >
      <Radix.Trigger
        ref={ref}
        className={styles.trigger}
        aria-label={label}
        aria-busy={busy || undefined}
        aria-disabled={busy || Boolean(readOnly) || undefined}
        aria-describedby={readOnly && reasonId}
        title={readOnly}
        onPointerEnter={mountList}
        onFocus={mountList}
        onKeyDown={suppressTypeAhead}
      >
        <Radix.Value>{shown}</Radix.Value>
        {readOnly ? (
          <Lock size={14} aria-hidden className={styles.chevron} />
        ) : (
          <ChevronDown size={14} aria-hidden className={styles.chevron} />
        )}
      </Radix.Trigger>
      {readOnly && (
        <span id={reasonId} className="visually-hidden">
          {readOnly}
        </span>
      )}
      {(isListMounted || open) && (
        <Radix.Portal container={document.querySelector('main')}>
          <Radix.Content
            className={styles.content}
            position="popper"
            sideOffset={4}
            collisionPadding={8}
            onKeyDown={(event) => {
              keepEnterHere(event);
              // Radix would send Escape to a toast that opened after the list.
              if (event.key === 'Escape') setOpen(false);
            }}
          >
            <Radix.Viewport className={styles.viewport}>
              {options.map((option) => (
                <Radix.Item key={option.value} value={option.value} className={styles.item}>
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  <Radix.ItemIndicator className={styles.check}>
                    <Check size={14} aria-hidden />
                  </Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      )}
    </Radix.Root>
  );
}

// On a closed Radix Select, a typed letter selects an option at once. A stray `r` must not revoke anything, so
// printable characters are ignored; the space bar, arrows and Enter still open the list.
function suppressTypeAhead(event: KeyboardEvent) {
  const printable = event.key.length === 1 && event.key !== ' ';
  if (printable && !event.ctrlKey && !event.metaKey && !event.altKey) event.preventDefault();
}

// Enter has selected an option. If a dialog takes the focus now, the browser would click its button with the same key.
function keepEnterHere(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}
