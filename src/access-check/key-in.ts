import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import type { App } from '../api/schemas.ts';

/** The key of an app with this plain name; `null` as the name = its first key. `null` = the app has no such key. */
export function keyIn(app: App, name: string | null): App['credentials'][number] | null {
  const named = app.credentials.find(
    ({ consumerKey }) => plainKeyName(nameOfKey(app, consumerKey)) === name,
  );
  return named ?? (name === null ? (app.credentials[0] ?? null) : null);
}
