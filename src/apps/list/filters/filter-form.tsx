import { useEffect, useRef, type KeyboardEvent } from 'react';
import { dialectOf } from '../../../api/platform.ts';
import { appConditions, nameFields, type ViewFilters } from '../../../inventory/view.ts';
import { m } from '../../../paraglide/messages.js';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { FilterField } from '../../../listing/filter-field.tsx';
import { conditionNames, fieldNames, ownerTypeName } from './filter-names.ts';
import styles from '../../../listing/filters.module.css';

interface Props {
  organization: string;
  filters: ViewFilters;
  onChange(changes: Partial<ViewFilters>, options?: { replace?: boolean }): void;
  onClose(): void;
}

/** The controls of the filters. Each applies at once. */
export function FilterForm({ organization, filters, onChange, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const kinds = [
    'developer',
    dialectOf(organization).groups === 'companies' ? 'company' : 'appgroup',
  ];

  function onKeyDown({ key, defaultPrevented }: KeyboardEvent) {
    if (key === 'Escape' && !defaultPrevented) onClose();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from each control
    <form
      ref={form}
      className={styles.form}
      aria-label={m.filters()}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {nameFields.map((field) => (
        <FilterField
          key={field}
          organization={organization}
          field={field}
          label={fieldNames[field]()}
          filters={filters}
          onChange={onChange}
        />
      ))}
      <label className={`${styles.field} ${styles.kind}`}>
        {fieldNames.kind()}
        <select
          className={styles.select}
          value={filters.kind}
          onChange={({ target }) => onChange({ kind: target.value })}
        >
          <option value="">{m.filter_kind_any()}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {ownerTypeName(kind)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles.conditions}>
        <legend>{m.filter_has()}</legend>
        {appConditions.map((condition) => (
          <label key={condition}>
            <Checkbox
              className={styles.condition}
              label={conditionNames[condition]()}
              checked={filters.has.includes(condition)}
              onChange={(checked) =>
                onChange({
                  has: appConditions.filter((one) =>
                    one === condition ? checked : filters.has.includes(one),
                  ),
                })
              }
            />
            {conditionNames[condition]()}
          </label>
        ))}
      </fieldset>
    </form>
  );
}
