import { useEffect } from 'react';
import type { Action } from '../../access/status.ts';
import { openBulk } from '../../bulk/run/bulk-job.ts';
import type { BulkTarget } from '../../inventory/bulk-plan.ts';
import { viewOf, type View } from '../../inventory/view.ts';
import { SelectionBar } from '../../listing/selection-bar.tsx';
import { m } from '../../paraglide/messages.js';
import { clearSelection, setCountInList, useSelection } from './selection.ts';
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

/** Bulk actions for the selected apps. */
export function AppSelectionBar({ organization, listing, isPartial }: Props) {
  const { ids: selected, countInList } = useSelection(organization);
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
  return (
    <SelectionBar
      count={selected.size}
      elsewhere={selected.size - countInList}
      partNote={isPartial ? m.select_part() : undefined}
      onBulk={(action) => void openDialog(action)}
      onClear={clearSelection}
    />
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
