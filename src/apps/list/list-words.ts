import { statusFilters, type StatusFilter } from '../../inventory/view.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { isPart, type Covers } from './coverage-of.ts';
import type { Listing } from './use-listing.ts';

/** A part is never taken for the whole: where only some apps were looked at, the text says so. */
export function countText(
  { answer: { count, total } }: Listing,
  covers: Covers,
  ofOrganization: number | undefined,
): string {
  if (isPart(covers) && count === total) return m.reading_open({ read: formatNumber(total) });
  if (isPart(covers))
    return m.apps_count_within({ count: formatNumber(count), read: formatNumber(total) });
  const all = covers.kind === 'clause' ? ofOrganization : total;
  if (all === undefined || all === count) return m.apps_count({ count });
  return m.apps_count_of({ count: formatNumber(count), total: formatNumber(all) });
}

/** The status filters, counted where every app was. */
export function statusesOf({ answer }: Listing, covers: Covers) {
  const labels: Record<StatusFilter, string> = {
    all: m.filter_all(),
    approved: m.status_approved(),
    revoked: m.status_revoked(),
    other: m.filter_other(),
  };
  const isCounted = covers.kind === 'page' || (covers.kind === 'catalog' && !isPart(covers));
  return statusFilters
    .filter((value) => value !== 'other' || !isCounted || answer.counts.other > 0)
    .map((value) => ({
      value,
      label: labels[value],
      count: isCounted ? formatNumber(answer.counts[value]) : undefined,
    }));
}
