import type { KeyScan } from '../access/key-scan/keys-in-text.ts';
import type { AppsNamed } from '../inventory/apps-named.ts';
import type { PlaceSearch } from './find-elsewhere.ts';
import type { Found, Searched } from './find-key.ts';
import { formatTime, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** What came of the search in one organization. “None” is said only when all of it was searched for all words. */
export function titleOf(organization: string, found: Found, scan: KeyScan): string {
  if (found.count > 0) return m.find_several({ count: found.count });
  const isNone = found.searched.isWhole && hasSearchedAll(found, scan);
  return isNone ? m.find_none_whole({ organization }) : m.find_none();
}

/** What came of the search in all other organizations, by the same rule. */
export function titleOfPlaces(places: readonly PlaceSearch[], scan: KeyScan): string {
  if (places.length === 0) return m.find_others_only();
  const found = places.map(({ state }) => (state.kind === 'done' ? state.found : null));
  const count = found.reduce((sum, place) => sum + (place?.count ?? 0), 0);
  if (count > 0) return m.find_others_found({ count });
  const isNone = found.every((place) => place && hasSearchedAll(place, scan));
  return isNone ? m.find_others_none() : m.find_others_part();
}

// Nothing was left out: neither a word, nor an app, nor a key that could not be read.
function hasSearchedAll({ searched, error }: Found, scan: KeyScan): boolean {
  if (!scan.isComplete || error !== undefined || hasSkipped(searched)) return false;
  return searched.isWhole || isSettledByServer(searched, scan);
}

// The server looked up all keys of the text, and each of them is a complete key.
function isSettledByServer({ asked, refusedWith }: Searched, scan: KeyScan): boolean {
  const hasAskedAll = asked > 0 && asked === scan.toAsk.length;
  return scan.isSettledByServer && hasAskedAll && refusedWith === undefined;
}

function hasSkipped({ skippedApps, appsWithSkippedKeys }: Searched): boolean {
  return skippedApps > 0 || appsWithSkippedKeys > 0;
}

/** How much was searched, in words. */
export function scopeOf(searched: Searched, scan?: KeyScan): string {
  const { asked, refusedWith, skippedApps, appsWithSkippedKeys } = searched;
  const sentences = [
    ...(asked > 0 ? [m.find_scope_asked({ count: asked })] : []),
    ...(refusedWith === undefined ? [] : [refusal(refusedWith)]),
    ...appsSearched(searched),
    ...(skippedApps > 0 ? [m.find_scope_skipped_apps({ count: skippedApps })] : []),
    ...(appsWithSkippedKeys > 0 ? [m.find_scope_skipped_keys({ count: appsWithSkippedKeys })] : []),
    ...(scan?.isComplete === false
      ? [m.find_scope_cut({ count: formatNumber(scan.words.length) })]
      : []),
  ];
  return sentences.join(' ');
}

function refusal(status: number): string {
  return status === 0 ? m.find_scope_ignored() : m.find_scope_refused({ status });
}

function appsSearched(searched: Searched): string[] {
  const { read, about, isWhole, since } = searched;
  const whole = { count: read, time: formatTime(since) };
  // Not “all”: what could not be read was not searched.
  if (isWhole && hasSkipped(searched)) return [m.find_scope_readable(whole)];
  if (isWhole) return [m.find_scope_whole(whole)];
  const counted = formatNumber(read);
  if (about !== undefined)
    return [m.find_scope_part({ read: counted, about: formatNumber(about) })];
  return read > 0 ? [m.find_scope_open({ read: counted })] : [];
}

/** What to know about the apps that a text names, besides those listed. */
export function hintsOf({ count, rows, isComplete }: AppsNamed, hasPages: boolean): string[] {
  if (count === 0) {
    if (hasPages) return [];
    return [isComplete ? m.find_enter() : m.find_enter_loaded()];
  }
  const more = count - rows.length;
  return [
    ...(more > 0 ? [m.find_more_apps({ count: more })] : []),
    ...(isComplete ? [] : [m.find_loaded_only()]),
  ];
}
