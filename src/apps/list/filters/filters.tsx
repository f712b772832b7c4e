import type { RefObject } from 'react';
import { clearedView, filtersOf, type View, type ViewFilters } from '../../../inventory/view.ts';
import { FilterForm } from './filter-form.tsx';
import { FilterTokens } from './filter-tokens.tsx';
import styles from '../../../listing/filters.module.css';
import { useChosenFilters } from './use-chosen-filters.ts';

interface Props {
  organization: string;
  view: View;
  /** whether the form is open; the tokens are always shown */
  open: boolean;
  /** the button that opens the form */
  opener: RefObject<HTMLElement | null>;
  onChange(view: View, options?: { replace?: boolean }): void;
  onClose(): void;
}

/** The filters other than status: a form to set them, and a token for each one that is set. */
export function Filters({ organization, view, open, opener, onChange, onClose }: Props) {
  const { chosen, choose } = useChosenFilters(view);

  function show(next: View, options?: { replace?: boolean }) {
    choose(filtersOf(next));
    onChange(next, options);
  }

  function change(changes: Partial<ViewFilters>, options?: { replace?: boolean }) {
    show({ ...view, ...chosen, ...changes }, options);
  }

  return (
    <div className={styles.filters}>
      {open && (
        <FilterForm
          organization={organization}
          filters={chosen}
          onChange={change}
          onClose={() => {
            opener.current?.focus();
            onClose();
          }}
        />
      )}
      <FilterTokens
        filters={chosen}
        opener={opener}
        onChange={change}
        onClear={() => show(clearedView(view))}
      />
    </div>
  );
}
