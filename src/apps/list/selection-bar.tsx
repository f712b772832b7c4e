import { X } from 'lucide-react';
import { lazy, useEffect, useState } from 'react';
import type { Action } from '../../access/status.ts';
import { LazyBoundary } from '../../errors/lazy-boundary.tsx';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import styles from './selection-bar.module.css';
import { clearSelection, countHere, useSelection } from './selection.ts';
import type { Listing } from './use-listing.ts';

const loadDialog = () => import('../../bulk/bulk-dialog.tsx');
const BulkDialog = lazy(async () => ({ default: (await loadDialog()).BulkDialog }));

interface Props {
  organization: string;
  listing: Listing;
  /** the list knows a part of the apps */
  isPart: boolean;
}

/** What can be done with the apps that are selected. It stands before the table, so that Tab finds it. */
export function SelectionBar({ organization, listing, isPart }: Props) {
  const { ids: selected, here } = useSelection(organization);
  const elsewhere = selected.size - here;
  const [asked, setAsked] = useState<{ action: Action; ids: string[] }>();
  useEffect(() => {
    let isOver = false;
    const count = async () => {
      const all = await listing.idsOf(0, listing.answer.count);
      if (isOver) return;
      countHere(all.filter((appId) => selected.has(appId)).length);
    };
    void count();
    return () => {
      isOver = true;
    };
  }, [listing, selected]);
  useEffect(() => void loadDialog().catch(() => {}), []);
  return (
    <section className={styles.place} aria-label={m.select_bar()}>
      <div className={styles.bar}>
        <p className={styles.count}>
          <strong>{m.select_count({ count: formatNumber(selected.size) })}</strong>
          {elsewhere > 0 && <span>{m.select_elsewhere({ count: formatNumber(elsewhere) })}</span>}
          {isPart && <span>{m.select_part()}</span>}
        </p>
        <Button onClick={() => void ask('approve')}>{m.bulk_approve()}</Button>
        <Button onClick={() => void ask('revoke')}>{m.bulk_revoke()}</Button>
        <Button
          kind="quiet"
          icon={<X size={16} aria-hidden />}
          aria-label={m.select_clear()}
          onClick={() => {
            clearSelection();
            document.querySelector('h1')?.focus();
          }}
        />
      </div>
      {asked && (
        <LazyBoundary>
          <BulkDialog
            organization={organization}
            action={asked.action}
            ids={asked.ids}
            onClose={() => setAsked(undefined)}
          />
        </LazyBoundary>
      )}
    </section>
  );

  // In list order, so that progress is easy to follow; apps that are not in the list come last.
  async function ask(action: Action) {
    const inOrder = await listing.idsOf(0, listing.answer.count);
    const listed = inOrder.filter((appId) => selected.has(appId));
    setAsked({ action, ids: [...new Set([...listed, ...selected])] });
  }
}
