import type { ReactNode } from 'react';
import {
  blockReasons,
  expiryFilters,
  keyConditions,
  unusedFilters,
  type KeyView,
} from '../inventory/keys/key-view.ts';
import { nameFields } from '../inventory/view.ts';
import { FilterField } from '../listing/filter-field.tsx';
import styles from '../listing/filters.module.css';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { keyConditionNames, expiryName, reasonNames } from './key-words.ts';

interface Props {
  organization: string;
  view: KeyView;
  /** every environment's statistics were read */
  canFilterByUse: boolean;
  /** statistics have no keys */
  isPerApp: boolean;
  onChange(this: void, changes: Partial<KeyView>, options?: { replace?: boolean }): void;
  onClear(): void;
  onClose(): void;
}

/** The filters of the table of keys, besides the state. Each applies at once. */
export function KeyFilters({
  organization,
  view,
  canFilterByUse,
  isPerApp,
  onChange,
  onClear,
  onClose,
}: Props) {
  const names = { owner: m.filter_owner, product: m.filter_product, name: m.filter_name };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from each control
    <form
      className={styles.form}
      aria-label={m.filters()}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={({ key, defaultPrevented }) => {
        if (key === 'Escape' && !defaultPrevented) onClose();
      }}
    >
      <Choice
        label={m.expires()}
        value={view.expires}
        any={m.keys_any_time()}
        options={expiryFilters.map((value) => ({ value, name: expiryName(value) }))}
        onChange={(expires) => onChange({ expires })}
      />
      <Choice
        label={m.keys_reason()}
        value={view.reason}
        any={m.keys_reason_any()}
        options={blockReasons.map((value) => ({ value, name: reasonNames[value]() }))}
        onChange={(reason) => onChange({ reason, ...(reason && { state: 'all' }) })}
      />
      <Choice
        label={isPerApp ? m.keys_unused() : m.keys_key_unused()}
        value={view.unused}
        any={m.keys_any_time()}
        options={unusedFilters.map((value) => ({
          value,
          name: m.keys_unused_days({ days: value }),
        }))}
        isDisabled={!canFilterByUse && view.unused === ''}
        hint={isPerApp ? m.keys_unused_hint() : m.keys_key_unused_hint()}
        onChange={(unused) => onChange({ unused })}
      />
      {nameFields.map((field) => (
        <FilterField
          key={field}
          organization={organization}
          field={field}
          label={names[field]()}
          filters={view}
          onChange={onChange}
        />
      ))}
      <fieldset className={styles.conditions}>
        <legend>{m.keys_only()}</legend>
        {keyConditions.map((condition) => (
          <label key={condition}>
            <Checkbox
              className={styles.condition}
              label={keyConditionNames[condition]()}
              checked={view.is.includes(condition)}
              onChange={(checked) =>
                onChange({
                  is: keyConditions.filter((one) =>
                    one === condition ? checked : view.is.includes(one),
                  ),
                })
              }
            />
            {keyConditionNames[condition]()}
          </label>
        ))}
      </fieldset>
      <Button kind="quiet" onClick={onClear}>
        {m.clear_filters()}
      </Button>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | '';
  /** the name of the choice that filters nothing */
  any: ReactNode;
  options: readonly { value: T; name: string }[];
  isDisabled?: boolean;
  hint?: string;
  onChange(value: T | ''): void;
}

function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, any, options, isDisabled, hint, onChange } = props;
  return (
    <label className={`${styles.field} ${styles.kind}`}>
      {label}
      <select
        className={styles.select}
        value={value}
        disabled={isDisabled}
        title={hint}
        onChange={({ target }) => onChange(target.value as T | '')}
      >
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
