import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productsQuery } from '../api/products.ts';
import type { ChangesByApp } from '../inventory/bulk-plan.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './bulk-dialog.module.css';
import { ChangeLine } from './change-line.tsx';
import { useLabels } from './use-labels.ts';

const shownAtFirst = 20;
/** The most names that are listed on request: nobody reads more. */
const maxShown = 1000;

interface Props {
  label: string;
  organization: string;
  /** app IDs */
  ids: readonly string[];
  /** what changes in each app, where it is not the same in all */
  changes?: ChangesByApp;
}

/** Apps by name and owner: the first 20, or all on request. */
export function BulkNames({ label, organization, ids, changes }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = ids.slice(0, showsAll ? maxShown : shownAtFirst);
  const labels = useLabels(organization, shown);
  // Only what Approvals has loaded: no request is sent for names.
  const { data: list } = useQuery({ ...productsQuery(organization), enabled: false });
  if (ids.length === 0) return null;
  return (
    <div
      className={`${styles.failures} ${styles.nameList}`}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <ul>
        {shown.map((id) => (
          <li key={id} className={styles.named} translate="no">
            <bdi>{labels.get(id)?.app ?? id}</bdi>{' '}
            <span className={styles.aside}>{labels.get(id)?.owner}</span>
            {changes?.[id]?.map((change, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order, and two keys can look the same
              <ChangeLine key={index} change={change} products={list?.products} />
            ))}
          </li>
        ))}
      </ul>
      {ids.length > shown.length &&
        (showsAll ? (
          <p>{m.bulk_more({ count: ids.length - shown.length })}</p>
        ) : (
          <Button kind="quiet" onClick={() => setShowsAll(true)}>
            {m.bulk_show_all({ count: ids.length })}
          </Button>
        ))}
    </div>
  );
}
