import ChevronDown from 'lucide-react/icons/chevron-down';
import Lock from 'lucide-react/icons/lock';
import {
  useId,
  useRef,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import type { SelectListProps } from './select-list.tsx';
import styles from './select.module.css';

export interface Option<T extends string> {
  value: T;
  label: string;
}

/** What Radix does when its button is pressed or clicked. */
export interface PointerHandlers {
  onPointerDown(event: PointerEvent<HTMLButtonElement>): void;
  onClick(event: MouseEvent<HTMLButtonElement>): void;
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
  ref: RefObject<HTMLButtonElement | null>;
  /** `SelectList`, or a part that loads it when it is first used */
  List: ComponentType<SelectListProps<T>>;
}

/**
 * A drop-down that shows a state and offers to change it. Choosing the checked option does nothing.
 *
 * A page may have dozens, so each is a plain button until it is hovered, focused or clicked; Radix Select, which is
 * heavy and renders closed lists too, mounts beside it then (docs/decisions/03).
 */
export function Select<T extends string>(props: Props<T>) {
  const { label, value, shown, options, busy = false, readOnly, onChange, ref, List } = props;
  const listId = useId();
  const reasonId = useId();
  const [isOpenWanted, setOpen] = useState(false);
  const [isListMounted, setListMounted] = useState(false);
  const radix = useRef<PointerHandlers>(null);
  const pointerType = useRef('');
  const canOpen = !busy && !readOnly;
  const isOpen = isOpenWanted && canOpen;
  const mountList = () => setListMounted(true);
  const open = () => {
    mountList();
    setOpen(canOpen);
  };
  return (
    <>
      <button
        ref={ref}
        type="button"
        role="combobox"
        className={styles.trigger}
        aria-label={label}
        aria-autocomplete="none"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-busy={busy || undefined}
        aria-disabled={!canOpen || undefined}
        aria-describedby={readOnly && reasonId}
        title={readOnly}
        onPointerEnter={mountList}
        onFocus={mountList}
        // As Radix does it: a mouse opens the list when pressed; a finger or a screen reader when clicked.
        onPointerDown={(event) => {
          pointerType.current = event.pointerType;
          radix.current?.onPointerDown(event);
          if (event.pointerType !== 'mouse' || event.button !== 0 || event.ctrlKey) return;
          open();
          event.preventDefault();
        }}
        onClick={(event) => {
          radix.current?.onClick(event);
          event.currentTarget.focus();
          if (pointerType.current !== 'mouse') open();
        }}
        onKeyDown={(event) => {
          if (openingKeys.has(event.key)) open();
          if (openingKeys.has(event.key) || isStray(event)) event.preventDefault();
        }}
      >
        <span>{shown}</span>
        {readOnly ? (
          <Lock size={14} aria-hidden className={styles.chevron} />
        ) : (
          <ChevronDown size={14} aria-hidden className={styles.chevron} />
        )}
      </button>
      {readOnly && (
        <span id={reasonId} className="visually-hidden">
          {readOnly}
        </span>
      )}
      {isListMounted && (
        <List
          id={listId}
          value={value}
          options={options}
          open={isOpen}
          button={ref}
          pointerHandlers={radix}
          onOpenChange={(next) => setOpen(next && canOpen)}
          onChange={onChange}
        />
      )}
    </>
  );
}

const openingKeys = new Set([' ', 'Enter', 'ArrowUp', 'ArrowDown']);

// On a closed control, printable characters do nothing: a stray `r` must not revoke, and `/` must not open the search.
function isStray({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
