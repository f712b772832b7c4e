import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './combobox.module.css';

/** An option of a combobox. */
export interface ComboboxOption {
  value: string;
  /** what the list shows instead of the value */
  label?: string;
  /** a second name, shown beside the first */
  detail?: string;
}

interface Props {
  label: string;
  text: string;
  options: readonly ComboboxOption[];
  /** how many options there are, for screen readers; empty = not known yet */
  status: string;
  /** what to know about the options, shown below them */
  note?: ReactNode;
  /** the id of a text that describes the field */
  describedBy?: string | undefined;
  invalid?: boolean;
  ref?: Ref<HTMLInputElement>;
  onType(text: string): void;
  onChoose(value: string): void;
  /** Enter without a marked option */
  onEnter(): void;
  onFocus(): void;
  onBlur(): void;
}

/** A text field that suggests values: an editable combobox with a list box (WAI-ARIA Authoring Practices). */
export function Combobox(props: Props) {
  const { label, text, options, status, note, describedBy, invalid, ref } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState<number>();
  const isShown = isOpen && options.length > 0;
  const current = isShown && marked !== undefined ? options[marked] : undefined;

  function open() {
    setOpen(true);
    setMarked(undefined);
  }

  function close() {
    setOpen(false);
    setMarked(undefined);
  }

  function choose(value: string) {
    close();
    props.onChoose(value);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'Enter') {
      event.preventDefault();
      if (current) return choose(current.value);
      close();
      props.onEnter();
    } else if (key === 'Escape' && isShown) {
      // The first Escape closes only the list.
      event.stopPropagation();
      event.preventDefault();
      close();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) return open();
      setMarked(steppedFrom(marked, key === 'ArrowDown' ? 1 : -1, options.length));
    }
  }

  return (
    <div className={styles.combobox}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.input}
        role="combobox"
        value={text}
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={current ? `${id}-${marked}` : undefined}
        ref={ref}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          open();
          props.onType(event.target.value);
        }}
        onClick={open}
        onKeyDown={onKeyDown}
        onFocus={props.onFocus}
        onBlur={() => {
          close();
          props.onBlur();
        }}
      />
      <span role="status" className="visually-hidden">
        {isOpen && status}
      </span>
      {isShown && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the focus in the field
        <div className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
          {/* Without the tab index, Chromium lets Tab focus a list that scrolls. */}
          <div
            id={`${id}-list`}
            className={styles.list}
            role="listbox"
            aria-label={label}
            tabIndex={-1}
          >
            {options.map((option, index) => (
              <Option
                key={option.value}
                id={`${id}-${index}`}
                option={option}
                marked={index === marked}
                onChoose={() => choose(option.value)}
              />
            ))}
          </div>
          {note && <p className={styles.note}>{note}</p>}
        </div>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  option: ComboboxOption;
  marked: boolean;
  onChoose(): void;
}

function Option({ id, option: { value, label, detail }, marked, onChoose }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field handles the keys
    <div
      ref={(item) => {
        if (marked) item?.scrollIntoView({ block: 'nearest' });
      }}
      id={id}
      className={styles.option}
      role="option"
      aria-selected={marked}
      onClick={onChoose}
    >
      <bdi>{label ?? value}</bdi> {detail && <bdi className={styles.detail}>{detail}</bdi>}
    </div>
  );
}

// From the last option to the field, and from there to the first.
function steppedFrom(marked: number | undefined, step: 1 | -1, count: number): number | undefined {
  const next = marked === undefined ? (step === 1 ? 0 : count - 1) : marked + step;
  return next < 0 || next >= count ? undefined : next;
}
