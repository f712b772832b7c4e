import type { KeyScan } from '../access/key-scan/found-words.ts';
import type { Found, Searched } from './find-key.ts';

/** Whether a search that found nothing proves that there is nothing: no word, app or key was skipped. */
export function hasSearchedAll(
  { searched, error }: Pick<Found, 'searched' | 'error'>,
  scan: KeyScan,
): boolean {
  if (!scan.isComplete || error !== undefined || hasSkipped(searched)) return false;
  return searched.isWhole || isSettledByServer(searched, scan);
}

/** Whether apps or keys could not be read. */
export function hasSkipped({ skippedApps, appsWithSkippedKeys }: Searched): boolean {
  return skippedApps > 0 || appsWithSkippedKeys > 0;
}

// The server looked up all keys of the text, and each of them is a complete key.
function isSettledByServer({ keysLookedUp, refusedWith }: Searched, scan: KeyScan): boolean {
  const hasLookedUpAll = keysLookedUp > 0 && keysLookedUp === scan.toLookUp.length;
  return scan.isSettledByServer && hasLookedUpAll && refusedWith === undefined;
}
