import { maskKey, maskWith, maskEndChars } from './mask.ts';

/** The mask of a look-alike key shows at most this many leading characters. */
const maxLeadingChars = 12;

/** A mask hides at least this many characters. */
const minHiddenChars = 8;

/** Identifies a key among the keys of its app, without revealing it. */
export interface KeyName {
  mask: string;
  /** only if no mask is unique in the app */
  ordinal?: Ordinal;
}

interface Ordinal {
  /** among the keys with this mask, from 1, oldest first */
  number: number;
  /** the number of keys with this mask */
  of: number;
  /** ms since the epoch; missing = not known */
  issuedAt?: number;
  /** another key with this mask was issued on the same day, in the local time zone */
  isSameDay?: boolean;
}

interface HasKey {
  consumerKey: string;
  /** ms since the epoch */
  issuedAt?: number | undefined;
}

/**
 * Unique names for the keys of an app:
 * - normally the mask of `maskKey`;
 * - keys with the same mask show more leading characters, at most half of the key, with at least 8 hidden;
 * - if that is not enough, each gets a number, by issue time, then by key.
 */
export function keyNames(credentials: readonly HasKey[]): ReadonlyMap<string, KeyName> {
  const known = cachedNames.get(credentials);
  if (known) return known;
  const byKey = new Map(credentials.map((credential) => [credential.consumerKey, credential]));
  const byMask = new Map<string, HasKey[]>();
  for (const credential of byKey.values()) {
    const mask = maskKey(credential.consumerKey);
    byMask.set(mask, [...(byMask.get(mask) ?? []), credential]);
  }
  const names = new Map([...byMask.values()].flatMap(namesOfAlike));
  cachedNames.set(credentials, names);
  return names;
}

// Cached, because a page with hundreds of keys needs each name many times.
const cachedNames = new WeakMap<readonly HasKey[], ReadonlyMap<string, KeyName>>();

/** The name of a key in its app, also of one that the app no longer has. */
export function nameOfKey(
  { credentials }: { credentials: readonly HasKey[] },
  key: string,
): KeyName {
  return (
    keyNames(credentials).get(key) ??
    keyNames([...credentials, { consumerKey: key }]).get(key) ?? { mask: maskKey(key) }
  );
}

/** The name of a key in English, for files and commands: *acme…-key (2 of 3)*. */
export function plainKeyName({ mask, ordinal }: KeyName): string {
  return ordinal ? `${mask} (${ordinal.number} of ${ordinal.of})` : mask;
}

function namesOfAlike(alike: HasKey[]): [string, KeyName][] {
  const keys = alike.map(({ consumerKey }) => consumerKey);
  const masks = distinctMasks(keys);
  if (masks) return keys.map((key, index) => [key, { mask: masks[index] ?? maskKey(key) }]);
  return alike.toSorted(byIssueTime).map(({ consumerKey, issuedAt }, index, sorted) => {
    const isSameDay = [sorted[index - 1], sorted[index + 1]].some(
      (neighbor) => issuedAt !== undefined && dayOf(neighbor?.issuedAt) === dayOf(issuedAt),
    );
    const ordinal = {
      number: index + 1,
      of: alike.length,
      ...(issuedAt !== undefined && { issuedAt }),
      ...(isSameDay && { isSameDay }),
    };
    return [consumerKey, { mask: maskKey(consumerKey), ordinal }];
  });
}

function dayOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toDateString();
}

// The shortest unique masks, or `null`.
function distinctMasks(keys: readonly string[]): string[] | null {
  const most = Math.max(maskEndChars, Math.min(...keys.map(leadingAllowed)));
  for (let leading = maskEndChars; leading <= most; leading += 1) {
    const masks = keys.map((key) => maskWith(key, leading));
    if (new Set(masks).size === keys.length) return masks;
  }
  return null;
}

function leadingAllowed({ length }: string): number {
  const half = Math.floor(length / 2) - maskEndChars;
  return Math.min(half, length - maskEndChars - minHiddenChars, maxLeadingChars);
}

function byIssueTime(one: HasKey, other: HasKey): number {
  const times = (one.issuedAt ?? Infinity) - (other.issuedAt ?? Infinity);
  // NaN if both times are unknown.
  return times || (one.consumerKey < other.consumerKey ? -1 : 1);
}
