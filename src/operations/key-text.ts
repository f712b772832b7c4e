import { nameOfKey, type KeyName } from '../access/key-names.ts';
import type { App } from '../api/schemas.ts';
import { formatDay, formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** An app as far as its keys and itself are named. */
export type NamedApp = Pick<App, 'displayName'> & { credentials: readonly NamedKey[] };
type NamedKey = Pick<App['credentials'][number], 'consumerKey' | 'issuedAt'>;

/** What a key of an app is called everywhere on screen: its mask, and a number where others have the same mask. */
export function keyText(app: Pick<NamedApp, 'credentials'>, key: string): string {
  return keyNameText(nameOfKey(app, key));
}

/** A key's name in the reader's language. */
export function keyNameText({ mask, ordinal }: KeyName): string {
  if (!ordinal) return mask;
  const name = { mask, place: formatNumber(ordinal.place), of: formatNumber(ordinal.of) };
  return ordinal.issuedAt === undefined
    ? m.key_numbered(name)
    : m.key_numbered_issued({ ...name, date: formatDay(ordinal.issuedAt) });
}
