import { maskKey, maskWith, shownAtEnds } from './mask.ts';

/** A mask that tells look-alikes apart shows at most this many leading characters. */
const mostLeading = 12;

/** A mask always hides at least this many characters. */
const leastHidden = 8;

/** What tells a key from the other keys of its app, without revealing it. */
export interface KeyName {
  mask: string;
  /** only where no mask tells the key from others of its app */
  ordinal?: Ordinal;
}

interface Ordinal {
  /** among the keys with this mask, from 1, the oldest first */
  place: number;
  /** how many keys of the app have this mask */
  of: number;
  /** ms since the epoch; absent where the server does not say */
  issuedAt?: number;
}

interface HasKey {
  consumerKey: string;
  /** ms since the epoch */
  issuedAt?: number | undefined;
}

/**
 * Names the keys of one app so that no two names are the same. A key that no other looks like keeps the mask of
 * `maskKey`. Look-alikes show more leading characters, but never more than half of a key and never fewer than 8
 * hidden ones. Where that does not tell them apart, each gets a number by issue time, then by key, whatever order
 * they are listed in.
 */
export function keyNames(credentials: readonly HasKey[]): ReadonlyMap<string, KeyName> {
  const known = remembered.get(credentials);
  if (known) return known;
  const byKey = new Map(credentials.map((credential) => [credential.consumerKey, credential]));
  const byMask = new Map<string, HasKey[]>();
  for (const credential of byKey.values()) {
    const mask = maskKey(credential.consumerKey);
    byMask.set(mask, [...(byMask.get(mask) ?? []), credential]);
  }
  const names = new Map([...byMask.values()].flatMap(namesOfAlike));
  remembered.set(credentials, names);
  return names;
}

// A page with hundreds of keys names each of them in many places.
const remembered = new WeakMap<readonly HasKey[], ReadonlyMap<string, KeyName>>();

/** The name of a key in its app. A key that the app no longer has is named as if it still had it. */
export function nameOfKey(
  { credentials }: { credentials: readonly HasKey[] },
  key: string,
): KeyName {
  return (
    keyNames(credentials).get(key) ??
    keyNames([...credentials, { consumerKey: key }]).get(key) ?? { mask: maskKey(key) }
  );
}

/** A key's name in the words of files and commands, which are English: *acme…-key (2 of 3)*. */
export function plainKeyName({ mask, ordinal }: KeyName): string {
  return ordinal ? `${mask} (${ordinal.place} of ${ordinal.of})` : mask;
}

function namesOfAlike(alike: HasKey[]): [string, KeyName][] {
  const keys = alike.map(({ consumerKey }) => consumerKey);
  const masks = distinctMasks(keys);
  if (masks) return keys.map((key, index) => [key, { mask: masks[index] ?? maskKey(key) }]);
  return alike.toSorted(byIssueTime).map(({ consumerKey, issuedAt }, index) => [
    consumerKey,
    {
      mask: maskKey(consumerKey),
      ordinal: { place: index + 1, of: alike.length, ...(issuedAt !== undefined && { issuedAt }) },
    },
  ]);
}

// The shortest masks that differ, or `null`.
function distinctMasks(keys: readonly string[]): string[] | null {
  const most = Math.max(shownAtEnds, Math.min(...keys.map(leadingAllowed)));
  for (let leading = shownAtEnds; leading <= most; leading += 1) {
    const masks = keys.map((key) => maskWith(key, leading));
    if (new Set(masks).size === keys.length) return masks;
  }
  return null;
}

function leadingAllowed({ length }: string): number {
  const half = Math.floor(length / 2) - shownAtEnds;
  return Math.min(half, length - shownAtEnds - leastHidden, mostLeading);
}

function byIssueTime(one: HasKey, other: HasKey): number {
  const times = (one.issuedAt ?? Infinity) - (other.issuedAt ?? Infinity);
  // Two unknown times differ by NaN.
  return times || (one.consumerKey < other.consumerKey ? -1 : 1);
}
