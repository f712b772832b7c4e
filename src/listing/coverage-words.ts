import { isTruncatedList, type AppsPage } from '../api/apps.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { formatTime, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import type { Coverage } from './coverage.ts';

/** Which apps the list covers; empty = all apps. */
export function coverageSentence(
  first: AppsPage,
  coverage: Coverage,
  inventory: Inventory | null,
): string {
  if (coverage.kind === 'server-filter') return sentenceOfFilter(coverage.page);
  if (coverage.kind === 'short') return shortSentence(first.apps.length, first.total);
  if (inventory) return sentenceOfInventory(inventory);
  const read = formatNumber(first.apps.length);
  const about = first.total;
  const sentence =
    about === undefined
      ? m.cover_first_open({ read })
      : m.cover_first({ read, about: formatNumber(about) });
  return `${sentence} ${m.cover_first_next()}`;
}

function sentenceOfFilter(page: AppsPage): string {
  const { apps, next, total } = page;
  if (isTruncatedList(page)) return shortSentence(apps.length, total);
  if (!next) return '';
  const read = formatNumber(apps.length);
  return total === undefined
    ? m.cover_filtered_open({ read })
    : m.cover_filtered({ read, about: formatNumber(total) });
}

/** The server returned fewer apps than its total, or repeated pages. @param about the total, if known */
export function shortSentence(loaded: number, about: number | undefined): string {
  if (about === undefined || about <= loaded) return m.cover_repeats({ loaded });
  return m.cover_short({ loaded: formatNumber(loaded), about: formatNumber(about) });
}

function sentenceOfInventory({ state, loadedApps, expectedApps, since }: Inventory): string {
  if (state === 'whole') return m.loading_complete({ time: formatTime(since) });
  if (state === 'short') return shortSentence(loadedApps, expectedApps);
  const stopped = state === 'stopped' ? `${m.loading_stopped()} ` : '';
  return `${stopped}${loadedSentence(loadedApps, expectedApps)} ${m.loading_covers()}`;
}

/** How many apps are loaded. @param about the number of all apps, if known */
export function loadedSentence(loadedApps: number, about: number | undefined): string {
  return about === undefined
    ? m.loading_open({ read: loadedApps })
    : m.loading_of({ read: formatNumber(loadedApps), about: formatNumber(about) });
}
