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
  /** the option that is checked; `null` when the current state is none of them */
  value: T | null;
  /** what the closed control shows: the state, not the name of an option */
  shown: ReactNode;
  options: readonly Option<T>[];
  /** an action is under way: the control keeps its focus and does not open */
  busy?: boolean;
  /** why nothing can be chosen here; the control stays where it is, can be focused, and says so */
  readOnly?: string | undefined;
  onChange(value: T): void;
  ref?: Ref<HTMLButtonElement>;
}

/** A drop-down of actions beside the state they lead to. Choosing the checked option does nothing. */
export function Select<T extends string>(props: Props<T>) {
  const { label, value, shown, options, busy = false, readOnly, onChange, ref } = props;
  const why = useId();
  const [open, setOpen] = useState(false);
  // Radix draws a closed list too, out of sight. A page may hold dozens of them: each waits until it may be opened.
  const [near, setNear] = useState(false);
  const comeNear = () => setNear(true);
  return (
    <Radix.Root
      // Radix takes an empty value for “show the placeholder”; a state that is no option still is a state.
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
        aria-describedby={readOnly && why}
        title={readOnly}
        onPointerEnter={comeNear}
        onFocus={comeNear}
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
        <span id={why} className="visually-hidden">
          {readOnly}
        </span>
      )}
      {(near || open) && (
        <Radix.Portal container={document.querySelector('main')}>
          <Radix.Content
            className={styles.content}
            position="popper"
            sideOffset={4}
            collisionPadding={8}
            onKeyDown={(event) => {
              keepEnterHere(event);
              // A toast that arrived meanwhile lies above and would be asked first.
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

// On a closed Radix Select a typed letter picks an option at once. A stray `r` must never revoke anything,
// so printable characters stop here; the space bar, arrows and Enter still open the list.
function suppressTypeAhead(event: KeyboardEvent) {
  const printable = event.key.length === 1 && event.key !== ' ';
  if (printable && !event.ctrlKey && !event.metaKey && !event.altKey) event.preventDefault();
}

// Enter has chosen by now, and what follows may take the focus at once, such as a dialog. The browser would
// turn the same key into a click on it.
function keepEnterHere(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}
