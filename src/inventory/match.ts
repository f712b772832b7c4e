import { maskedKeysIn, matchesKey } from '../access/key-match.ts';
import { shortestKey } from '../access/shortest-key.ts';
import { withoutInvisible } from '../access/visible-text.ts';
import type { Owner } from '../api/schemas.ts';
import {
  hasKeyThatExpiresSoon,
  hasNoUsableKey,
  hasPending,
  ownerKey,
  ownerLabel,
  type Directory,
  type ListedApp,
} from './row.ts';
import { fold, type Condition, type View } from './view.ts';

/** A test for the filters of a view but for its status and what was typed. `now` in ms. */
export function filter(view: View, owners: Directory, now: number): (app: ListedApp) => boolean {
  const isOwner = remembered(
    (owner: Owner) => isSame(owner.id, view.owner) || isSame(ownerLabel(owner, owners), view.owner),
  );
  const isProduct = remembered((product: string) => isSame(product, view.product));
  const record = remembered((owner: Owner) => owners.get(ownerKey(owner)));
  const tests: Record<Condition, (app: ListedApp) => boolean> = {
    pending: hasPending,
    'expires-soon': (app) => hasKeyThatExpiresSoon(app, now),
    'no-usable-key': (app) => hasNoUsableKey(app, record(app.owner), now),
  };
  return (app) =>
    (!view.owner || isOwner(app.owner)) &&
    (!view.product || hasProduct(app, isProduct)) &&
    (!view.name || isSame(app.name, view.name)) &&
    (!view.kind || app.owner.kind === view.kind) &&
    view.has.every((condition) => tests[condition](app));
}

function hasProduct({ credentials }: ListedApp, test: (name: string) => boolean): boolean {
  return credentials.some(({ products }) => products.some(({ name }) => test(name)));
}

// Measured: many apps share an owner and products, and folding their names takes longest.
function remembered<What, Result>(work: (what: What) => Result): (what: What) => Result {
  const known = new Map<What, Result>();
  return (what) => {
    const before = known.get(what);
    if (before !== undefined || known.has(what)) return before as Result;
    const result = work(what);
    known.set(what, result);
    return result;
  };
}

function isSame(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/**
 * What was typed, as a test of apps:
 * - names match as `fold` compares them;
 * - keys match exactly, from 8 characters on, or in their masked form.
 *
 * Once all apps were tested, `couldBeKey` says whether the text must stay out of the address: it begins a key of
 * one of them, or it is one word from 8 characters on, or holds one that looks like a key, that is in no name.
 */
export function search({ q }: Pick<View, 'q'>, owners: Directory) {
  const typed = withoutInvisible(q).trim();
  const words = [...(typed.length < shortestKey ? [] : [typed]), ...maskedKeysIn(typed)];
  const wanted = fold(typed);
  const holds = (text: string) => fold(text).includes(wanted);
  const holdsOnce = remembered(holds);
  const isOwner = remembered((owner: Owner) => holds(ownerLabel(owner, owners)) || holds(owner.id));
  const isNamed = (app: ListedApp) =>
    holds(app.displayName) ||
    (app.name !== app.displayName && holds(app.name)) ||
    holds(app.appId) ||
    isOwner(app.owner) ||
    hasProduct(app, holdsOnce);
  let isKey = false;
  let isName = false;
  return {
    test(app: ListedApp): boolean {
      if (!wanted) return true;
      const named = isNamed(app);
      const held = holdsKey(app, words);
      isName ||= named;
      isKey ||= held;
      return named || held;
    },
    couldBeKey: () => isKey || (!isName && (looksLikeKey(typed) || /^\S{8,}$/u.test(typed))),
  };
}

/** Whether a text may be or hold a key, by its looks alone. */
function looksLikeKey(text: string): boolean {
  return /[\w-]{16,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{8,}/iu.test(text);
}

function holdsKey(
  { credentials }: Pick<ListedApp, 'credentials'>,
  words: readonly string[],
): boolean {
  if (words.length === 0) return false;
  return credentials.some(
    ({ consumerKey }) =>
      words.some((word) => matchesKey(word, consumerKey)) ||
      (consumerKey.length >= shortestKey && (words[0] ?? '').includes(consumerKey)),
  );
}
