import { nameOfKey, plainKeyName } from '../../access/key-names.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation } from '../operation.ts';
import type { Level } from './switches.ts';

/** The key that an operation changes, or whose product it changes, with its name for exports and curl. */
export function keyFacts(
  app: Pick<App, 'credentials'>,
  { key }: Level,
): Pick<Operation, 'key' | 'keyName'> {
  return { key, keyName: key === undefined ? undefined : plainKeyName(nameOfKey(app, key)) };
}

/** What an operation changes, for exports: without keys and secrets. */
export function describeLevel(
  { appId, name, owner: { email, ...owner } }: Pick<App, 'name' | 'owner'> & { appId?: string },
  { key, product }: Level,
) {
  return {
    // Most apps do not tell the e-mail of their developer. An app that is to be created has no ID.
    app: {
      ...(appId !== undefined && { appId }),
      name,
      owner: { ...owner, ...(email && { email }) },
    },
    level: product === undefined ? (key === undefined ? 'app' : 'key') : 'product',
    ...(product !== undefined && { product }),
  };
}
