import { isAlready } from '../access/status.ts';
import { statusAt } from '../operations/app/switches.ts';
import { recordsOf } from '../operations/log.ts';
import { appResource } from '../operations/app/app-resource.ts';
import type { App, Credential } from '../api/schemas.ts';
import type { LeakedKey, Incident, LeakPlace } from './incident.ts';
import type { PastedKey } from './leak-index.ts';

/** The app of a leaked key as it was last read, by the search or by this tab's changes. */
export function appNow({ organization, app, readAt }: LeakedKey): App {
  const later = recordsOf(appResource(organization, app.appId)).filter(
    ({ outcome }) => outcome?.state !== undefined && outcome.at >= readAt,
  );
  return (later.at(-1)?.outcome?.state as App | undefined) ?? app;
}

/** A leaked key in its app; `undefined` = the app no longer has it. */
export function foundCredential(
  { credentials }: App,
  { key }: Pick<LeakedKey, 'key'>,
): Credential | undefined {
  return credentials.find(({ consumerKey }) => consumerKey === key);
}

/** Whether the key is revoked, as last read. */
export function isRevokedNow(leakedKey: LeakedKey): boolean {
  return isAlready(statusAt(appNow(leakedKey), { key: leakedKey.key }) ?? '', 'revoke');
}

/** Whether a key is selected. At first, those are selected that the text has as a whole and that are not revoked. */
export function isSelected(leakedKey: LeakedKey, { chosen }: Pick<Incident, 'chosen'>): boolean {
  return chosen.get(leakedKey.id) ?? (leakedKey.isWhole && !isRevokedNow(leakedKey));
}

/** Where else the same key is. */
export function othersWith({ id, key }: LeakedKey, leakedKeys: readonly LeakedKey[]): LeakedKey[] {
  return leakedKeys.filter((other) => other.key === key && other.id !== id);
}

/** The words that look like complete keys, and that no searched app has as a key or a secret. */
export function unknownKeys({
  pasted,
  leakedKeys,
}: Pick<Incident, 'pasted' | 'leakedKeys'>): PastedKey[] {
  const found = new Set(leakedKeys.filter(({ isWhole }) => isWhole).map(({ key }) => key));
  const secrets = new Set(leakedKeys.map(({ secretIndex }) => secretIndex));
  const others = pasted.keys.filter(({ key }, index) => !found.has(key) && !secrets.has(index));
  // A key with quotes or dashes around it is listed with and without them.
  const all = [...found];
  return others.filter(({ key }) => !all.some((one) => one.includes(key) || key.includes(one)));
}

/** Whether each organization was searched for all keys, so that a key that was not found is in none of them. */
export function isSettled(places: readonly LeakPlace[]): boolean {
  return (
    places.length > 0 &&
    places.every(({ state }) => state.kind === 'done' && state.found.hasAllKeys)
  );
}
