import type { AppStore } from '../app-store.ts';
import {
  couldBeKey,
  createPartTest,
  matchesWords,
  isSame,
  memoize,
  searchWords,
} from '../match.ts';
import { ownerLabel, ownerNames } from '../row.ts';
import { fold } from '../view.ts';
import { isExpiredAt, pairsOf, type KeyColumns } from './key-columns.ts';
import { createLastCalls } from './last-calls.ts';
import type { CallUsage } from './call-usage.ts';
import { blockReasons, type ExpiryFilter, type KeyView } from './key-view.ts';

const dayMs = 86_400_000;

/** What is filtered; `now` in ms. */
export interface KeysToFilter {
  appStore: AppStore;
  columns: KeyColumns;
  /** the filter by use is applied only if it is complete */
  usage: CallUsage | null;
  now: number;
}

/**
 * Makes a test for the filters of a view, without its state. It takes the index of a key in the columns. After all
 * tests, `couldBeKey()` says whether the search text must stay out of the URL (`createSearchTest`).
 */
export function createKeyTest(keys: KeysToFilter, view: KeyView) {
  const passes = createFilterTest(keys, view);
  const found = createSearchTest(keys, view.q);
  return {
    test: (index: number) => passes(index) && found.test(index),
    couldBeKey: found.couldBeKey,
  };
}

function createFilterTest(keys: KeysToFilter, view: KeyView): (index: number) => boolean {
  const { appStore, columns, now } = keys;
  const { appRowOf, keyOf, reasonOf, isPending, sharedWith } = columns;
  const { expires, issued } = appStore;
  const reason = view.reason && blockReasons.indexOf(view.reason);
  const expiry = view.expires && createExpiryTest(view.expires, now);
  const isPendingOnly = view.is.includes('pending');
  const isSharedOnly = view.is.includes('shared');
  const issuedBefore = view.is.includes('old') ? now - 365 * dayMs : Infinity;
  const isApp = createAppTest(appStore, view);
  const isProduct = createProductTest(appStore, view);
  const isUnused = createUseTest(keys, view);
  return (index) => {
    const key = keyOf[index] ?? 0;
    const row = appRowOf[index] ?? 0;
    return (
      (reason === '' || reasonOf[index] === reason) &&
      (expiry === '' || expiry(expires[key] ?? Infinity)) &&
      (!isPendingOnly || isPending[index] === 1) &&
      (!isSharedOnly || sharedWith.has(key)) &&
      (issuedBefore === Infinity || (issued[key] ?? Infinity) < issuedBefore) &&
      isApp(row) &&
      isProduct(key) &&
      isUnused(row, key)
    );
  };
}

function createExpiryTest(filter: ExpiryFilter, now: number): (ends: number) => boolean {
  if (filter === 'expired') return (ends) => isExpiredAt(ends, now);
  if (filter === 'never') return (ends) => ends === Infinity;
  const until = now + Number(filter) * dayMs;
  return (ends) => ends > now && ends <= until;
}

function createAppTest(appStore: AppStore, view: KeyView): (row: number) => boolean {
  const { owners, ownerOf, names, displayNames, directory } = appStore;
  const isPartOfName = createPartTest(view['name-part']);
  const isPartOfOwner = createPartTest(view['owner-part']);
  const isOwner = memoize((index: number) => {
    const owner = owners[index];
    if (!owner) return false;
    const isWhole =
      !view.owner ||
      isSame(owner.id, view.owner) ||
      isSame(ownerLabel(owner, directory), view.owner);
    return isWhole && (!view['owner-part'] || ownerNames(owner, directory).some(isPartOfOwner));
  });
  const isAnyOwner = !view.owner && !view['owner-part'];
  const nameOf = (row: number) => names[row] ?? '';
  return (row) =>
    (isAnyOwner || isOwner(ownerOf[row] ?? 0)) &&
    (!view.name || isSame(nameOf(row), view.name)) &&
    (!view['name-part'] || isPartOfName(nameOf(row)) || isPartOfName(displayNames[row] ?? ''));
}

function createProductTest(appStore: AppStore, view: KeyView): (key: number) => boolean {
  const part = view['product-part'];
  if (!view.product && !part) return () => true;
  const isPart = createPartTest(part);
  const isProduct = memoize((pair: number) => {
    const name = appStore.pairs[pair]?.name ?? '';
    return (!view.product || isSame(name, view.product)) && isPart(name);
  });
  return (key) => pairsOf(appStore, key).some(isProduct);
}

// A key that was issued within the time can't be called unused.
function createUseTest(
  { appStore, usage, now }: KeysToFilter,
  { unused }: KeyView,
): (row: number, key: number) => boolean {
  if (!unused || !usage?.isComplete) return () => true;
  const since = now - Number(unused) * dayMs;
  const calls = createLastCalls(appStore, usage);
  return (row, key) => {
    if ((appStore.issued[key] ?? Infinity) > since || !calls.isRecorded(row)) return false;
    const last = calls.last(row, key);
    // It may have been called until the end of that day.
    return !last || last.day + dayMs <= since;
  };
}

function createSearchTest({ appStore, columns }: KeysToFilter, q: string) {
  const { typed, words } = searchWords(q);
  if (!fold(typed)) return { test: () => true, couldBeKey: () => false };
  const { appRowOf, keyOf } = columns;
  const { ids, names, displayNames, owners, ownerOf, pairs, keys, directory } = appStore;
  const containsText = createPartTest(typed);
  const isOwner = memoize((index: number) => {
    const owner = owners[index];
    return (
      owner !== undefined && (containsText(ownerLabel(owner, directory)) || containsText(owner.id))
    );
  });
  const isProduct = memoize((pair: number) => containsText(pairs[pair]?.name ?? ''));
  const isApp = (row: number) =>
    containsText(names[row] ?? '') ||
    containsText(displayNames[row] ?? '') ||
    containsText(ids[row] ?? '') ||
    isOwner(ownerOf[row] ?? 0);
  // The keys of an app come one after the other.
  let last = { row: -1, isFound: false };
  let isKey = false;
  let isName = false;
  return {
    test(index: number): boolean {
      const row = appRowOf[index] ?? 0;
      const key = keyOf[index] ?? 0;
      if (row !== last.row) last = { row, isFound: isApp(row) };
      const isNamed = last.isFound || pairsOf(appStore, key).some(isProduct);
      const isKeyMatch = words.length > 0 && matchesWords({ consumerKey: keys[key] ?? '' }, words);
      isName ||= isNamed;
      isKey ||= isKeyMatch;
      return isNamed || isKeyMatch;
    },
    couldBeKey: () => isKey || (!isName && couldBeKey(typed)),
  };
}
