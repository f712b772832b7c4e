import { maskedKeysIn, matchesKey } from '../access/key-match.ts';
import { maskKey } from '../access/mask.ts';
import { minKeyChars } from '../access/min-key-chars.ts';
import { withoutInvisible } from '../access/visible-text.ts';
import type { Owner } from '../api/schemas.ts';
import {
  hasKeyThatExpiresSoon,
  hasNoUsableKey,
  hasPending,
  hiddenPending,
  ownerKey,
  ownerLabel,
  productsOf,
  ownerNames,
  type Directory,
  type ListedApp,
  type ListedKey,
  type RowMatch,
} from './row.ts';
import { fold, type AppCondition, type View } from './view.ts';

/** An app that can tell about its products without its keys, which take longer to read. */
export interface SearchedApp extends ListedApp {
  /** whether a test holds for the name of a product in one of the keys */
  someProduct(test: (name: string) => boolean): boolean;
}

/** Makes a test for the filters of a view, without its status and search text. `now` in ms. */
export function createFilterTest(
  view: View,
  owners: Directory,
  now: number,
): (app: SearchedApp) => boolean {
  const isOwner = memoize(
    (owner: Owner) => isSame(owner.id, view.owner) || isSame(ownerLabel(owner, owners), view.owner),
  );
  const isProduct = memoize((product: string) => isSame(product, view.product));
  const isPartOfName = createPartTest(view['name-part']);
  const isPartOfProduct = memoize(createPartTest(view['product-part']));
  const isPartOfOwner = memoize((owner: Owner) =>
    ownerNames(owner, owners).some(createPartTest(view['owner-part'])),
  );
  const record = memoize((owner: Owner) => owners.get(ownerKey(owner)));
  const tests: Record<AppCondition, (app: ListedApp) => boolean> = {
    pending: hasPending,
    'expires-soon': (app) => hasKeyThatExpiresSoon(app, now),
    'no-usable-key': (app) => hasNoUsableKey(app, record(app.owner), now),
  };
  return (app) =>
    (!view.owner || isOwner(app.owner)) &&
    (!view['owner-part'] || isPartOfOwner(app.owner)) &&
    (!view.product || app.someProduct(isProduct)) &&
    (!view['product-part'] || app.someProduct(isPartOfProduct)) &&
    (!view.name || isSame(app.name, view.name)) &&
    (!view['name-part'] || isPartOfName(app.name) || isPartOfName(app.displayName)) &&
    (!view.kind || app.owner.kind === view.kind) &&
    view.has.every((condition) => tests[condition](app));
}

/** Remembers results. Measured: folding names takes the most time, and many apps share an owner and products. */
export function memoize<Key, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Result;
    const result = work(key);
    known.set(key, result);
    return result;
  };
}

/** Whether two texts are the same, as `fold` compares them. */
export function isSame(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** Makes a test for whether a text contains a part, as `fold` compares them. */
export function createPartTest(part: string): (text: string) => boolean {
  const folded = fold(part);
  return (text) => fold(text).includes(folded);
}

/**
 * Makes a test for the search text of a view:
 * - names match as `fold` compares them;
 * - keys match exactly, from 8 characters on;
 * - masked keys match at both ends.
 *
 * After all tests, `couldBeKey()` says whether the text must stay out of the URL: it begins a key, or matches no name
 * and looks like a key or is one word of 8+ characters.
 */
export function createSearchTest({ q, has }: Pick<View, 'q' | 'has'>, owners: Directory) {
  const { typed, words } = searchWords(q);
  const folded = fold(typed);
  const containsText = createPartTest(typed);
  const containsTextMemoized = memoize(containsText);
  const isOwner = memoize(
    (owner: Owner) => containsText(ownerLabel(owner, owners)) || containsText(owner.id),
  );
  const isNamed = (app: SearchedApp) =>
    containsText(app.displayName) ||
    (app.name !== app.displayName && containsText(app.name)) ||
    containsText(app.appId) ||
    isOwner(app.owner) ||
    app.someProduct(containsTextMemoized);
  let isKey = false;
  let isName = false;
  return {
    test(app: SearchedApp): boolean {
      if (!folded) return true;
      const isNameMatch = isNamed(app);
      const isKeyMatch = hasKeyOf(app, words);
      isName ||= isNameMatch;
      isKey ||= isKeyMatch;
      return isNameMatch || isKeyMatch;
    },
    /** Why an app matches, where its row would not show it. For few rows only. */
    matchIn: (app: ListedApp) =>
      textIn(app) ?? (has.includes('pending') ? hiddenPending(app) : undefined),
    couldBeKey: () => isKey || (!isName && couldBeKey(typed)),
  };

  // Where the text was found, if not in the display name or the owner, which each row shows.
  function textIn(app: ListedApp): RowMatch | undefined {
    if (!folded || containsText(app.displayName) || containsText(ownerLabel(app.owner, owners)))
      return undefined;
    if (containsText(app.name)) return { by: 'name', text: app.name };
    const product = productsOf(app).find(containsText);
    if (product !== undefined) return { by: 'product', text: product };
    if (containsText(app.appId)) return { by: 'app-id', text: app.appId };
    if (containsText(app.owner.id)) return { by: 'owner-id', text: app.owner.id };
    const key = app.credentials.find((credential) => matchesWords(credential, words));
    return key && { by: 'key', text: maskKey(key.consumerKey) };
  }
}

/** A search text as typed, and the words in it that are compared with keys. */
export function searchWords(q: string): { typed: string; words: string[] } {
  const typed = withoutInvisible(q).trim();
  return { typed, words: [...(typed.length < minKeyChars ? [] : [typed]), ...maskedKeysIn(typed)] };
}

/** Whether a text that matches no name could be a key. */
export function couldBeKey(typed: string): boolean {
  return looksLikeKey(typed) || /^\S{8,}$/u.test(typed);
}

/** Whether a text has a word in the format of a key. */
function looksLikeKey(text: string): boolean {
  return /[\w-]{16,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{8,}/iu.test(text);
}

function hasKeyOf(
  { credentials }: Pick<ListedApp, 'credentials'>,
  words: readonly string[],
): boolean {
  return words.length > 0 && credentials.some((key) => matchesWords(key, words));
}

/** Whether one of the words of a search text matches a key, or the first word contains it. */
export function matchesWords(
  { consumerKey }: Pick<ListedKey, 'consumerKey'>,
  words: readonly string[],
): boolean {
  return (
    words.some((word) => matchesKey(word, consumerKey)) ||
    (consumerKey.length >= minKeyChars && (words[0] ?? '').includes(consumerKey))
  );
}
