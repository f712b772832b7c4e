import { statusFilters, type StatusFilter } from '../../inventory/view.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { isPartial, type Coverage } from '../../listing/coverage.ts';
import type { Listing } from './use-listing.ts';

/** The number of listed apps. States that the count is partial if the list covers only some apps. */
export function countText(
  { answer: { count, total } }: Listing,
  coverage: Coverage,
  ofOrganization: number | undefined,
): string {
  if (isPartial(coverage) && count === total) return m.apps_loaded({ read: formatNumber(total) });
  if (isPartial(coverage))
    return m.apps_count_within({ count: formatNumber(count), read: formatNumber(total) });
  const all = coverage.kind === 'server-filter' ? ofOrganization : total;
  if (all === undefined || all === count) return m.apps_count({ count });
  return m.apps_count_of({ count, total: all });
}

/** When the listed apps were loaded, in ms; `undefined` = the note on the coverage says it. */
export function loadedAt(
  coverage: Coverage,
  first: { dataUpdatedAt: number },
  filtered: { dataUpdatedAt: number } | null,
): number | undefined {
  if (coverage.kind === 'inventory')
    return isPartial(coverage) ? coverage.inventory.since : undefined;
  return (coverage.kind === 'server-filter' ? filtered : first)?.dataUpdatedAt;
}

/** The status filters, with counts if the list covers all apps. */
export function statusesOf({ answer }: Listing, coverage: Coverage) {
  const labels: Record<StatusFilter, string> = {
    all: m.filter_all(),
    approved: m.status_approved(),
    revoked: m.status_revoked(),
    other: m.filter_other(),
  };
  const isCounted =
    coverage.kind === 'page' || (coverage.kind === 'inventory' && !isPartial(coverage));
  return statusFilters
    .filter((value) => value !== 'other' || !isCounted || answer.counts.other > 0)
    .map((value) => ({
      value,
      label: labels[value],
      count: isCounted ? formatNumber(answer.counts[value]) : undefined,
    }));
}
