import {
  blockReasons,
  expiryFilters,
  keyConditions,
  unusedFilters,
  type KeyView,
} from '../inventory/keys/key-view.ts';
import { nameFields } from '../inventory/view.ts';
import { FilterChoice, FilterConditions } from '../listing/filter-choices.tsx';
import { FilterField } from '../listing/filter-field.tsx';
import styles from '../listing/filters.module.css';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
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
      <FilterChoice
        label={m.expires()}
        value={view.expires}
        any={m.keys_any_time()}
        options={expiryFilters.map((value) => ({ value, name: expiryName(value) }))}
        onChange={(expires) => onChange({ expires })}
      />
      <FilterChoice
        label={m.keys_reason()}
        value={view.reason}
        any={m.keys_reason_any()}
        options={blockReasons.map((value) => ({ value, name: reasonNames[value]() }))}
        onChange={(reason) => onChange({ reason, ...(reason && { state: 'all' }) })}
      />
      <FilterChoice
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
      <FilterConditions
        label={m.keys_only()}
        conditions={keyConditions}
        names={keyConditionNames}
        value={view.is}
        onChange={(is) => onChange({ is })}
      />
      <Button kind="quiet" onClick={onClear}>
        {m.clear_filters()}
      </Button>
    </form>
  );
}
