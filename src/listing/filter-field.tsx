import { useEffect, useEffectEvent, useId, useState } from 'react';
import { isForKeys, scanNow } from '../access/key-scan/keys-in-text.ts';
import { openFindDialog } from '../find/find-dialog-store.ts';
import { fold, type NameField, type NameFilters } from '../inventory/view.ts';
import { m } from '../paraglide/messages.js';
import { Combobox, type ComboboxOption } from '../ui/choices/combobox.tsx';
import styles from './filters.module.css';
import { useSuggestions, type FieldSuggestions } from './use-suggestions.ts';

/** How long after the last keystroke the list is filtered: it navigates, and browsers limit URL changes. */
const typingPauseMs = 250;

interface Props {
  organization: string;
  field: NameField;
  label: string;
  filters: NameFilters;
  onChange(changes: Partial<NameFilters>, options?: { replace?: boolean }): void;
}

/**
 * A filter by an owner, a product or a name. Typed text filters by a part, when typing pauses; a chosen suggestion
 * filters by the whole value, which a server can do too. What may be a key filters nothing and stays out of the URL.
 */
export function FilterField({ organization, field, label, filters, onChange }: Props) {
  const part = `${field}-part` as const;
  const value = filters[field] || filters[part];
  const [text, setText] = useState(value);
  const [written, setWritten] = useState(value);
  // The field follows the URL, but not our own changes: typing may have gone on.
  if (value !== written) {
    setWritten(value);
    setText(value);
  }
  const [isActive, setActive] = useState(false);
  const suggestions = useSuggestions(organization, field, isActive ? text : null);
  const hint = useId();

  const key = keyIn(text, suggestions);
  const next = key === 'yes' ? '' : text.trim();
  // Typed text that does not filter yet; `null` = none.
  const pending = text !== written && next !== written && key !== 'unknown' ? next : null;

  function write(changes: Partial<NameFilters>, shown: string) {
    setWritten(shown);
    // One step back leads to the list before this filter, not to each letter.
    onChange(changes, { replace: filters[part] !== '' });
  }

  function filterByPart(typed: string | null) {
    if (typed !== null) write({ [field]: '', [part]: typed }, typed);
  }

  const filterAfterPause = useEffectEvent(filterByPart);
  useEffect(() => {
    const timer = setTimeout(() => filterAfterPause(pending), typingPauseMs);
    return () => clearTimeout(timer);
  }, [pending]);

  return (
    <div className={styles.field}>
      <Combobox
        label={label}
        text={text}
        options={optionsFor(text, suggestions)}
        status={suggestions ? statusText(suggestions) : ''}
        note={suggestions && noteText(suggestions)}
        describedBy={key === 'yes' ? hint : undefined}
        onType={setText}
        onChoose={(chosen) => {
          setText(chosen);
          write({ [field]: chosen, [part]: '' }, chosen);
        }}
        onEnter={() => (key === 'yes' ? openFindDialog(organization, text) : filterByPart(pending))}
        onFocus={() => setActive(true)}
        onBlur={() => filterByPart(pending)}
      />
      {key === 'yes' && (
        <p id={hint} role="status" className={styles.hint}>
          {m.filter_could_be_key()}
        </p>
      )}
    </div>
  );
}

// Whether a text may be a key, or the start of one. Names can look like keys, so a text that matches a name is none.
function keyIn(text: string, suggestions: FieldSuggestions | null): 'yes' | 'no' | 'unknown' {
  if (isForKeys(text)) return 'yes';
  if (!scanNow(text).mayHoldKey) return 'no';
  if (suggestions?.text !== text) return 'unknown';
  return suggestions.count === 0 ? 'yes' : 'no';
}

// While not all apps are loaded, a value can exist that is not suggested.
function optionsFor(text: string, suggestions: FieldSuggestions | null): ComboboxOption[] {
  if (!suggestions) return [];
  const typed = text.trim();
  const isSuggested = suggestions.found.some(({ value }) => fold(value) === fold(typed));
  if (!typed || suggestions.isComplete || isSuggested || isForKeys(typed)) return suggestions.found;
  return [...suggestions.found, { value: typed, label: m.filter_exactly({ value: typed }) }];
}

function statusText({ count, isComplete }: FieldSuggestions): string {
  const counted = m.filter_suggestions({ count });
  return isComplete ? counted : `${counted} ${m.filter_suggestions_part()}`;
}

function noteText({ found, count, isComplete }: FieldSuggestions): string {
  const more = count - found.length;
  return [
    more > 0 && m.filter_suggestions_more({ count: more }),
    !isComplete && m.filter_suggestions_part(),
  ]
    .filter(Boolean)
    .join(' ');
}
