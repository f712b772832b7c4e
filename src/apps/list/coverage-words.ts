import { isShort, type AppsPage } from '../../api/apps.ts';
import type { Catalog } from '../../inventory/inventory.ts';
import { formatTime, formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import type { Coverage } from './coverage.ts';

/** States which apps the list covers; empty if it covers all. */
export function coverageSentence(
  first: AppsPage,
  coverage: Coverage,
  catalog: Catalog | null,
): string {
  if (coverage.kind === 'filtered') return filteredSentence(coverage.page);
  if (coverage.kind === 'short') return shortSentence(first.apps.length, first.total);
  if (catalog) return catalogSentence(catalog);
  const read = formatNumber(first.apps.length);
  const about = first.total;
  const sentence =
    about === undefined
      ? m.cover_first_open({ read })
      : m.cover_first({ read, about: formatNumber(about) });
  return `${sentence}. ${m.cover_first_next()}`;
}

function filteredSentence(page: AppsPage): string {
  const { apps, next, total } = page;
  if (isShort(page)) return shortSentence(apps.length, total);
  if (!next) return '';
  const read = formatNumber(apps.length);
  return total === undefined
    ? m.cover_clause_open({ read })
    : m.cover_clause({ read, about: formatNumber(total) });
}

// The server returned fewer apps than its total, or repeated pages.
function shortSentence(loaded: number, about: number | undefined): string {
  if (about === undefined || about <= loaded)
    return m.cover_repeats({ loaded: formatNumber(loaded) });
  return m.cover_short({ loaded: formatNumber(loaded), about: formatNumber(about) });
}

function catalogSentence({ state, read, about, since }: Catalog): string {
  if (state === 'whole') return m.reading_whole({ time: formatTime(since) });
  if (state === 'short') return shortSentence(read, about);
  const covered =
    about === undefined
      ? m.reading_open({ read: formatNumber(read) })
      : m.reading_of({ read: formatNumber(read), about: formatNumber(about) });
  const stopped = state === 'stopped' ? `${m.reading_stopped()}. ` : '';
  return `${stopped}${covered}. ${m.reading_covers()}`;
}
