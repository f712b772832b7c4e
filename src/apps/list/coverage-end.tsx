import type { AppsPage } from '../../api/apps.ts';
import { m } from '../../paraglide/messages.js';
import { countLeft, type Coverage } from './coverage.ts';
import styles from './coverage-note.module.css';
import type { Listing } from './use-listing.ts';

interface Props {
  first: AppsPage;
  coverage: Coverage;
  listing: Listing;
}

/** States below the last row how many apps are not loaded, so that it does not look like the end of the list. */
export function CoverageEnd({ first, coverage, listing }: Props) {
  const left = countLeft(first, coverage, listing.answer.total);
  return (
    <p className={styles.end}>
      {left === undefined ? m.rows_left_open() : m.rows_left({ count: left })}
    </p>
  );
}
