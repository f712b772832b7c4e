import type { LucideIcon } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './option-list.module.css';

export interface ListOption {
  id: string;
  name: string;
  /** shown after the name: it distinguishes options of the same name */
  detail?: string | undefined;
  /** a short text at the end of the line */
  tag?: string | undefined;
  Icon?: LucideIcon;
  run(): void;
}

export interface OptionGroup {
  label: string;
  options: readonly ListOption[];
}

interface Config {
  groups: readonly OptionGroup[];
  /** the option that is selected at first; left out = the first */
  initialId?: string;
  /** the options belong to an earlier text: Enter waits for the next ones */
  isLoading?: boolean;
}

/**
 * A field with a list of options below it: arrow keys select one, Enter runs it, and the focus stays in the field.
 * Spread `field` on the `<input>`, render `<OptionList>`, and call `reset` when the text changes.
 */
export function useOptionList({ groups, initialId = '', isLoading = false }: Config) {
  const listId = useId();
  const [chosenId, setChosenId] = useState(initialId);
  // Enter was pressed while the options were loading.
  const isEntered = useRef(false);
  const options = groups.flatMap((group) => group.options);
  const selected = options.find(({ id }) => id === chosenId) ?? options[0];
  const idOf = (option: ListOption) => `${listId} ${option.id}`.replaceAll(' ', '-');

  function move(step: number) {
    const index = options.findIndex((option) => option === selected) + step;
    const next = options.at(index % options.length);
    if (!next) return;
    setChosenId(next.id);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and arrow keys of an input method choose a word.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) move(step);
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  }

  function enter() {
    isEntered.current = isLoading;
    if (!isLoading) selected?.run();
  }
  const enterLate = useEffectEvent(() => {
    if (isEntered.current) enter();
  });
  useEffect(() => enterLate());

  return {
    field: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': options.length > 0,
      'aria-controls': options.length > 0 ? listId : undefined,
      'aria-activedescendant': selected && idOf(selected),
      onKeyDown,
    } as const,
    /** selects the first option again; `entered` = Enter was pressed already, after the new text */
    reset(entered = false) {
      setChosenId('');
      isEntered.current = entered;
    },
    list: { groups, listId, selected, idOf, select: setChosenId },
  };
}

/** The options of `useOptionList`, in groups with a heading each. */
export function OptionList({
  label,
  list: { groups, listId, selected, idOf, select },
}: {
  label: string;
  list: ReturnType<typeof useOptionList>['list'];
}) {
  const filled = groups.filter(({ options }) => options.length > 0);
  if (filled.length === 0) return null;
  return (
    <div id={listId} role="listbox" aria-label={label}>
      {filled.map((group) => (
        <div key={group.label} role="group" aria-label={group.label} className={styles.group}>
          <div className={styles.heading} aria-hidden>
            {group.label}
          </div>
          {group.options.map((option) => (
            <Option
              key={option.id}
              id={idOf(option)}
              option={option}
              isSelected={option === selected}
              onHover={() => select(option.id)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Option({
  id,
  option: { name, detail, tag, Icon, run },
  isSelected,
  onHover,
}: {
  id: string;
  option: ListOption;
  isSelected: boolean;
  onHover(): void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and handles keys
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      className={styles.option}
      onClick={run}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      // Not `onPointerEnter`: scrolling by keys moves options under a mouse at rest.
      onPointerMove={onHover}
    >
      {Icon && <Icon size={16} aria-hidden />}
      <span className={styles.text}>
        <bdi className={styles.name}>{name}</bdi> {detail && <bdi translate="no">{detail}</bdi>}
      </span>{' '}
      {tag && <span translate="no">{tag}</span>}
    </div>
  );
}
