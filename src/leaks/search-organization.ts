import { mayHideApps, nextHiddenList } from '../api/apps.ts';
import { waitForTurn } from '../api/http/pace.ts';
import { missingRowsOfAll, skippedOf } from '../api/lists/totals.ts';
import { canLookUpKeys } from '../api/platform.ts';
import { lookUpKey, type Searched } from '../find/find-key.ts';
import { autoLoadLimit } from '../inventory/inventory.ts';
import {
  addLoaded,
  expectedTotal,
  listCountOf,
  loadPages,
  type ListProgress,
  createListProgress,
  type PageIndex,
} from '../inventory/load/load-pages.ts';
import type { LeakIndex, Match, Pasted } from './leak-index.ts';

/** As many keys can be looked up while a page of 1,000 apps is loaded: each takes two to four requests. */
const keysPerLoad = 2;

/** How much of an organization was searched. */
export interface LeakScope {
  searched: Searched;
  /** each key of the text was looked up, or compared with all apps; masked keys and possible secrets can't be looked up */
  hasAllKeys: boolean;
}

/** Compares the bodies of pages and apps with the words of a text, normally in a worker. */
export type PageComparer = {
  [Compare in 'comparePage' | 'compareApp']: (
    ...given: Parameters<LeakIndex[Compare]>
  ) => Promise<ReturnType<LeakIndex[Compare]>>;
};

/** The rules of a search in one organization. */
interface LeakSearch {
  pasted: Pasted;
  comparer: PageComparer;
  signal: AbortSignal;
  /** loads all apps although the server can look up the keys: only so, masked keys and secrets are found */
  loadsAll?: boolean;
  onMatches(matches: readonly Match[]): void;
  /** called before a key is sent in the query of a URL */
  onLookUp(key: string): void;
  onProgress(searched: Searched): void;
}

/**
 * Searches one organization for all keys of a text: first its first page, then all apps of a small one, or if there are
 * many keys. Otherwise the server looks up each key; if it can't, all apps are loaded.
 *
 * @throws ApiError, or the reason of the abort; the matches so far were passed on
 */
export async function searchForLeaks(
  organization: string,
  { pasted, comparer, signal, loadsAll = false, onMatches, onLookUp, onProgress }: LeakSearch,
): Promise<LeakScope> {
  const foundIn = new Map<string, Set<string>>();
  const plainList = createListProgress({});
  const lists = [plainList];
  let [hasRevoked, received, loads] = [false, 0, 0];
  const searched: Searched = {
    loadedApps: 0,
    expectedApps: undefined,
    isWhole: false,
    since: Date.now(),
    skippedApps: 0,
    appsWithSkippedKeys: 0,
    keysLookedUp: 0,
  };
  const note = (facts: Partial<Searched>) => {
    Object.assign(searched, facts);
    onProgress({ ...searched });
  };
  const add = (matches: readonly Match[]) => {
    for (const { key, app } of matches)
      foundIn.set(key, new Set([...(foundIn.get(key) ?? []), app.appId]));
    if (matches.length > 0) onMatches(matches);
  };
  const addCompared = ({ matches, ...facts }: Compared) => {
    hasRevoked ||= facts.hasRevoked;
    searched.appsWithSkippedKeys += facts.withSkippedKeys;
    add(matches);
  };
  const source = {
    organization,
    index: comparingIndex(comparer, addCompared),
    settled: new Set<string>(),
  };

  const canLookUp = canLookUpKeys(organization);
  await scan(plainList, () => canLookUp && !loadsAll && isQuickerByKey());
  if (plainList.cursor !== null && (await lookUpAll()))
    return { searched, hasAllKeys: !hasMoreThanKeys() };
  if (plainList.cursor !== null) await scan(plainList);
  if (mayHideApps(organization, hasRevoked)) await scanHidden();
  // A remaining cursor means that the server's pages repeat.
  const isRead = lists.every(({ cursor }) => cursor === null);
  const isWhole = isRead && missingRowsOfAll(lists.map(listCountOf), received) === 0;
  const all = isWhole ? searched.loadedApps : undefined;
  note({ isWhole, expectedApps: all ?? expectedTotal(plainList) });
  return {
    searched,
    hasAllKeys: isWhole && searched.skippedApps === 0 && searched.appsWithSkippedKeys === 0,
  };

  // Where the number of apps is not known, at most as much is spent on pages as on keys.
  function isQuickerByKey(): boolean {
    const total = expectedTotal(plainList);
    if (total !== undefined && total <= autoLoadLimit) return false;
    const loadsLeft =
      total === undefined ? loads : ((total - searched.loadedApps) * loads) / searched.loadedApps;
    return loadsLeft * keysPerLoad >= pasted.keys.length;
  }

  async function scanHidden() {
    for (;;) {
      const filter = nextHiddenList(plainList, lists.slice(1));
      if (!filter) return;
      const list = createListProgress(filter);
      lists.push(list);
      await scan(list);
    }
  }

  async function scan(list: ListProgress, mayEnd: () => boolean = () => false) {
    for await (const loaded of loadPages(source, list, signal)) {
      addLoaded(list, loaded);
      loads += 1;
      const ids = new Set(lists.flatMap((each) => [...each.ids]));
      received = ids.size + skippedOf(lists.map(listCountOf));
      note({
        loadedApps: ids.size,
        expectedApps: expectedTotal(plainList),
        skippedApps: received - ids.size,
      });
      if (mayEnd()) return;
    }
  }

  // Whether the text has what a server can't look up. A word that was found as a key is no secret.
  function hasMoreThanKeys(): boolean {
    const { keys, maskCount, hasOtherSecrets } = pasted;
    const isOpen = keys.some(({ key, mayBeSecret }) => mayBeSecret && !foundIn.has(key));
    return maskCount > 0 || hasOtherSecrets || isOpen;
  }

  // Whether the server looked up each key, also those found so far: a second app can have the same key
  // (docs/apigee-api.md, "Response shapes"). If it refuses one, all apps must be loaded.
  async function lookUpAll(): Promise<boolean> {
    if (!canLookUp || loadsAll) return false;
    for (const { key } of pasted.keys) {
      await waitForTurn(signal);
      onLookUp(key);
      const answer = await lookUpKey(organization, key, signal);
      if (!Array.isArray(answer)) {
        note(answer);
        return false;
      }
      // Of the loaded apps, more is known: whether the text has the secret too.
      const further = answer.filter(({ appId }) => !foundIn.get(key)?.has(appId));
      add(further.map((app) => ({ app, key, isWhole: true, isMasked: false, isSecret: false })));
      note({ keysLookedUp: searched.keysLookedUp + 1 });
    }
    return true;
  }
}

type Compared = Pick<
  ReturnType<LeakIndex['comparePage']>,
  'matches' | 'hasRevoked' | 'withSkippedKeys'
>;

// The bodies of pages go through the worker, which compares them.
function comparingIndex(comparer: PageComparer, onCompared: (facts: Compared) => void): PageIndex {
  return {
    async takePage(bytes: ArrayBuffer) {
      const { page, ...facts } = await comparer.comparePage(bytes);
      onCompared(facts);
      return page;
    },
    async takeApp(bytes: ArrayBuffer, appId: string) {
      const { app, ...facts } = await comparer.compareApp(bytes, appId);
      onCompared(facts);
      return app;
    },
  };
}
