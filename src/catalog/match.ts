import { shortestKey } from '../access/shortest-key.ts';
import {
  hasKeyThatExpiresSoon,
  hasNoUsableKey,
  hasPending,
  ownerKey,
  ownerLabel,
  productsOf,
  type Directory,
  type ListedApp,
} from './row.ts';
import { fold, type Condition, type View } from './view.ts';

/** Whether an app passes the filters of a view but for its status and what was typed. `now` in ms. */
export function matches(app: ListedApp, view: View, owners: Directory, now: number): boolean {
  return (
    isOwnedBy(app, view.owner, owners) &&
    (!view.product || productsOf(app).some((name) => isSame(name, view.product))) &&
    (!view.name || isSame(app.name, view.name)) &&
    (!view.kind || app.owner.kind === view.kind) &&
    view.has.every((condition) => tests[condition](app, owners, now))
  );
}

const tests: Record<Condition, (app: ListedApp, owners: Directory, now: number) => boolean> = {
  pending: hasPending,
  'expires-soon': (app, _owners, now) => hasKeyThatExpiresSoon(app, now),
  'no-usable-key': (app, owners, now) => hasNoUsableKey(app, owners.get(ownerKey(app.owner)), now),
};

function isOwnedBy(app: ListedApp, wanted: string, owners: Directory): boolean {
  return !wanted || isSame(app.owner.id, wanted) || isSame(ownerLabel(app.owner, owners), wanted);
}

function isSame(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/**
 * What was typed, as a test: names without regard to case and accents, keys exactly and from 8 characters on.
 * Once all apps were tested, `couldBeKey` says whether the text must stay out of the address: it begins a key of
 * one of them, or it is a word of letters and digits from 8 characters on, or any word from 16 on, that is in no
 * name.
 */
export function search({ q }: Pick<View, 'q'>, owners: Directory) {
  const typed = q.trim();
  const wanted = fold(typed);
  let isKey = false;
  let isName = false;
  return {
    test(app: ListedApp): boolean {
      if (!wanted) return true;
      const named = isNamed(app, wanted, owners);
      const held = holdsKey(app, typed);
      isName ||= named;
      isKey ||= held;
      return named || held;
    },
    couldBeKey: () => isKey || (looksLikeKey(typed) && !isName),
  };
}

/** Whether a text may be or hold a key, by its looks alone. */
export function looksLikeKey(text: string): boolean {
  return /[\w-]{16,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{8,}/iu.test(text);
}

function isNamed(app: ListedApp, wanted: string, owners: Directory): boolean {
  const { displayName, name, appId, owner } = app;
  return (
    fold(displayName).includes(wanted) ||
    fold(name).includes(wanted) ||
    appId.includes(wanted) ||
    fold(ownerLabel(owner, owners)).includes(wanted) ||
    fold(owner.id).includes(wanted) ||
    productsOf(app).some((product) => fold(product).includes(wanted))
  );
}

function holdsKey({ credentials }: Pick<ListedApp, 'credentials'>, text: string): boolean {
  if (text.length < shortestKey) return false;
  return credentials.some(
    ({ consumerKey }) =>
      consumerKey.startsWith(text) ||
      (consumerKey.length >= shortestKey && text.includes(consumerKey)),
  );
}
