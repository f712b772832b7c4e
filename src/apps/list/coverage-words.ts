import { isShort, type AppsPage } from '../../api/apps.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { clock, number } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import type { Covers } from './coverage-of.ts';

/** Which apps the list looks at; empty = all that there are. */
export function coverageSentence(
  first: AppsPage,
  covers: Covers,
  inventory: Inventory | null,
): string {
  if (covers.kind === 'server-filter') return sentenceOfFilter(covers.page);
  if (covers.kind === 'short') return shortSentence(first.apps.length, first.total);
  if (inventory) return sentenceOfInventory(inventory);
  const read = number(first.apps.length);
  const about = first.total;
  const what =
    about === undefined
      ? m.cover_first_open({ read })
      : m.cover_first({ read, about: number(about) });
  return `${what} ${m.cover_first_next()}`;
}

function sentenceOfFilter(page: AppsPage): string {
  const { apps, next, total } = page;
  if (isShort(page)) return shortSentence(apps.length, total);
  if (!next) return '';
  const read = number(apps.length);
  return total === undefined
    ? m.cover_filtered_open({ read })
    : m.cover_filtered({ read, about: number(total) });
}

// The server ended the list before the number that it gave, or went in circles.
function shortSentence(loaded: number, about: number | undefined): string {
  if (about === undefined || about <= loaded) return m.cover_repeats({ loaded });
  return m.cover_short({ loaded: number(loaded), about: number(about) });
}

function sentenceOfInventory({ state, read, expectedApps, since }: Inventory): string {
  if (state === 'whole') return m.loading_complete({ time: clock(since) });
  if (state === 'short') return shortSentence(read, expectedApps);
  const covered =
    expectedApps === undefined
      ? m.loading_open({ read })
      : m.loading_of({ read: number(read), about: number(expectedApps) });
  const stopped = state === 'stopped' ? `${m.loading_stopped()} ` : '';
  return `${stopped}${covered} ${m.loading_covers()}`;
}
