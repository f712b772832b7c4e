import { useEffect, useRef, type KeyboardEvent } from 'react';
import { dialectOf } from '../../../api/platform.ts';
import { appConditions, nameFields, type ViewFilters } from '../../../inventory/view.ts';
import { m } from '../../../paraglide/messages.js';
import { FilterChoice, FilterConditions } from '../../../listing/filter-choices.tsx';
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
      <FilterChoice
        label={fieldNames.kind()}
        value={filters.kind}
        any={m.filter_kind_any()}
        options={kinds.map((kind) => ({ value: kind, name: ownerTypeName(kind) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <FilterConditions
        label={m.filter_has()}
        conditions={appConditions}
        names={conditionNames}
        value={filters.has}
        onChange={(has) => onChange({ has })}
      />
    </form>
  );
}
