import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './bulk-dialog.module.css';
import { useLabels } from './use-labels.ts';

const shownAtFirst = 20;
/** More names than this are not read by a person. */
const maxShown = 1000;

interface Props {
  label: string;
  organization: string;
  /** app IDs */
  ids: readonly string[];
  /** what changes in an app, if it is not the same in all */
  changesOf?: ((id: string) => readonly string[]) | undefined;
}

/** Apps by name and owner: the first 20, or all on request. */
export function BulkNames({ label, organization, ids, changesOf }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = ids.slice(0, showsAll ? maxShown : shownAtFirst);
  const labels = useLabels(organization, shown);
  if (ids.length === 0) return null;
  return (
    <div
      className={`${styles.failures} ${styles.nameList}`}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <ul className={styles.names}>
        {shown.map((id) => (
          <li key={id} translate="no">
            <bdi>{labels.get(id)?.app ?? id}</bdi>{' '}
            <span className={styles.aside}>{labels.get(id)?.owner}</span>
            {changesOf?.(id).map((part, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- an app can have the same product in two keys
              <bdi key={place} className={styles.parts}>
                {part}
              </bdi>
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
