import { nameOfKey, type KeyName } from '../../../access/key-names.ts';
import type { App } from '../../../api/schemas.ts';
import { formatDateTime, formatDay, formatNumber } from '../../../messages/format.ts';
import { m } from '../../../paraglide/messages.js';

/** The parts of an app that the names of it and its keys need. */
export type NamedApp = Pick<App, 'displayName'> & { credentials: readonly NamedKey[] };
type Key = App['credentials'][number];
type NamedKey = Pick<Key, 'consumerKey'> & Partial<Pick<Key, 'issuedAt'>>;

/** The name of a key on screen: its mask, with a number if several keys of the app have the same mask. */
export function keyText(app: Pick<NamedApp, 'credentials'>, key: string): string {
  return keyNameText(nameOfKey(app, key));
}

/** A key's name in the user's language. */
export function keyNameText({ mask, ordinal }: KeyName): string {
  if (!ordinal) return mask;
  const name = { mask, number: formatNumber(ordinal.number), of: formatNumber(ordinal.of) };
  if (ordinal.issuedAt === undefined) return m.key_numbered(name);
  const format = ordinal.isSameDay ? formatDateTime : formatDay;
  return m.key_numbered_issued({ ...name, date: format(ordinal.issuedAt) });
}
