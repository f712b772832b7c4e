import { maskedKeysIn, matchesKey } from '../access/key-match.ts';
import { maskKey } from '../access/mask.ts';
import { minKeyChars } from '../access/min-key-chars.ts';
import { withoutInvisible } from '../access/visible-text.ts';
import type { Owner } from '../api/schemas.ts';
import {
  hasKeyThatExpiresSoon,
  hasNoUsableKey,
  hasPending,
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
export function createSearchTest({ q }: Pick<View, 'q'>, owners: Directory) {
  const { typed, words } = searchWords(q);
  const folded = fold(typed);
  const holds = createPartTest(typed);
  const holdsMemoized = memoize(holds);
  const isOwner = memoize((owner: Owner) => holds(ownerLabel(owner, owners)) || holds(owner.id));
  const isNamed = (app: SearchedApp) =>
    holds(app.displayName) ||
    (app.name !== app.displayName && holds(app.name)) ||
    holds(app.appId) ||
    isOwner(app.owner) ||
    app.someProduct(holdsMemoized);
  let isKey = false;
  let isName = false;
  return {
    test(app: SearchedApp): boolean {
      if (!folded) return true;
      const named = isNamed(app);
      const held = holdsKey(app, words);
      isName ||= named;
      isKey ||= held;
      return named || held;
    },
    /** where the text was found, if not in the display name or the owner, which each row shows. For few rows only. */
    matchIn(app: ListedApp): RowMatch | undefined {
      if (!folded || holds(app.displayName) || holds(ownerLabel(app.owner, owners)))
        return undefined;
      if (holds(app.name)) return { by: 'name', text: app.name };
      const product = productsOf(app).find(holds);
      if (product !== undefined) return { by: 'product', text: product };
      if (holds(app.appId)) return { by: 'app-id', text: app.appId };
      if (holds(app.owner.id)) return { by: 'owner-id', text: app.owner.id };
      const key = app.credentials.find((credential) => isOneOf(credential, words));
      return key && { by: 'key', text: maskKey(key.consumerKey) };
    },
    couldBeKey: () => isKey || (!isName && couldBeKey(typed)),
  };
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

function holdsKey(
  { credentials }: Pick<ListedApp, 'credentials'>,
  words: readonly string[],
): boolean {
  return words.length > 0 && credentials.some((key) => isOneOf(key, words));
}

/** Whether a key is meant by one of the words of a search text, or is in the first one. */
export function isOneOf(
  { consumerKey }: Pick<ListedKey, 'consumerKey'>,
  words: readonly string[],
): boolean {
  return (
    words.some((word) => matchesKey(word, consumerKey)) ||
    (consumerKey.length >= minKeyChars && (words[0] ?? '').includes(consumerKey))
  );
}
