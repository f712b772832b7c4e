import X from 'lucide-react/icons/x';
import { useEffect } from 'react';
import type { Action } from '../../access/status.ts';
import { preloadBulk } from '../../bulk/bulk-host.tsx';
import { openBulk } from '../../bulk/run/bulk-job.ts';
import type { BulkTarget } from '../../inventory/bulk-plan.ts';
import { viewOf, type View } from '../../inventory/view.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/toast/announcer.ts';
import styles from './selection-bar.module.css';
import { clearSelection, setCountInList, useSelection } from './selection.ts';
import { barHotkey, useBarFocus } from './use-bar-focus.ts';
import type { Listing } from './use-listing.ts';

/** What to change, by the question that the list answers; `undefined` = the apps themselves. */
function targetOf({ has, product }: View): BulkTarget | undefined {
  if (has.includes('pending')) return { kind: 'pending' };
  return product ? { kind: 'product', product } : undefined;
}

interface Props {
  organization: string;
  listing: Listing;
  /** the list covers only some of the apps */
  isPartial: boolean;
}

/** Bulk actions for the selected apps. Placed before the table, so that Tab reaches it first. */
export function SelectionBar({ organization, listing, isPartial }: Props) {
  const { ids: selected, countInList } = useSelection(organization);
  const elsewhere = selected.size - countInList;
  useEffect(() => {
    let isCancelled = false;
    const count = async () => {
      const all = await listing.idsOf(0, listing.answer.count);
      if (isCancelled) return;
      setCountInList(all.filter((appId) => selected.has(appId)).length);
    };
    void count();
    return () => {
      isCancelled = true;
    };
  }, [listing, selected]);
  useEffect(() => {
    preloadBulk();
    announce(m.select_hotkey({ hotkey: barHotkey }));
  }, []);
  const { bar, onFocus, leave } = useBarFocus();
  return (
    <section
      className={styles.place}
      aria-label={m.select_bar({ hotkey: barHotkey })}
      aria-keyshortcuts={barHotkey}
    >
      <div ref={bar} className={styles.bar} onFocus={onFocus}>
        <p className={styles.count}>
          <strong>{m.select_count({ count: formatNumber(selected.size) })}</strong>
          <kbd aria-hidden>{barHotkey}</kbd>
          {elsewhere > 0 && <span>{m.select_elsewhere({ count: formatNumber(elsewhere) })}</span>}
          {isPartial && <span>{m.select_part()}</span>}
        </p>
        <Button onClick={() => void openDialog('approve')}>{m.bulk_approve()}</Button>
        <Button onClick={() => void openDialog('revoke')}>{m.bulk_revoke()}</Button>
        <Button
          kind="quiet"
          icon={<X size={16} aria-hidden />}
          aria-label={m.select_clear()}
          onClick={() => {
            leave();
            clearSelection();
          }}
        />
      </div>
    </section>
  );

  // In list order, so that progress is easy to follow; apps that are not in the list come last.
  async function openDialog(action: Action) {
    const inOrder = await listing.idsOf(0, listing.answer.count);
    const listed = inOrder.filter((appId) => selected.has(appId));
    openBulk({
      organization,
      action,
      ids: [...new Set([...listed, ...selected])],
      target: targetOf(viewOf(new URLSearchParams(location.search))),
      onStart: clearSelection,
    });
  }
}
