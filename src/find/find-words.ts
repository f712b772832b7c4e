import type { KeyScan } from '../access/key-scan/found-words.ts';
import type { AppsNamed } from '../inventory/apps-named.ts';
import type { OrganizationSearch } from './find-elsewhere.ts';
import type { Found, Searched } from './find-key.ts';
import { hasSearchedAll, hasSkipped } from './has-searched-all.ts';
import { formatTime, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** The result for one organization. States "none" only if all apps were searched for all words. */
export function titleOf(organization: string, found: Found, scan: KeyScan): string {
  if (found.count > 0) return m.find_several({ count: found.count });
  const isNone = found.searched.isWhole && hasSearchedAll(found, scan);
  return isNone ? m.find_none_whole({ organization }) : m.find_none();
}

/** The result for all other organizations, by the same rule. */
export function titleOfOthers(searches: readonly OrganizationSearch[], scan: KeyScan): string {
  if (searches.length === 0) return m.find_others_only();
  const found = searches.map(({ state }) => (state.kind === 'done' ? state.found : null));
  const count = found.reduce((sum, search) => sum + (search?.count ?? 0), 0);
  if (count > 0) return m.find_others_found({ count });
  const isNone = found.every((search) => search && hasSearchedAll(search, scan));
  return isNone ? m.find_others_none() : m.find_others_part();
}

/** States how much was searched. */
export function searchedText(searched: Searched, scan?: KeyScan): string {
  const { keysLookedUp, refusedWith, skippedApps, appsWithSkippedKeys } = searched;
  const sentences = [
    ...(keysLookedUp > 0 ? [m.find_scope_asked({ count: keysLookedUp })] : []),
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
  const { loadedApps, expectedApps, isWhole, since } = searched;
  const whole = { count: loadedApps, time: formatTime(since) };
  // Not "all": skipped apps and keys were not searched.
  if (isWhole && hasSkipped(searched)) return [m.find_scope_readable(whole)];
  if (isWhole) return [m.find_scope_whole(whole)];
  const counted = formatNumber(loadedApps);
  if (expectedApps !== undefined)
    return [m.find_scope_part({ read: counted, about: formatNumber(expectedApps) })];
  return loadedApps > 0 ? [m.find_scope_open({ read: counted })] : [];
}

/** Hints below what a text names, such as how many apps are not listed. `isNothing` = it names nothing at all. */
export function hintsOf({ count, rows, isComplete }: AppsNamed, isNothing: boolean): string[] {
  if (count === 0) {
    if (!isNothing) return [];
    return [isComplete ? m.find_no_app() : m.find_no_app_loaded()];
  }
  const more = count - rows.length;
  return [
    ...(more > 0 ? [m.find_more_apps({ count: more })] : []),
    ...(isComplete ? [] : [m.find_loaded_only()]),
  ];
}
