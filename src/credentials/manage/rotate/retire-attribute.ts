import { maxAttributes } from '../../../access/attributes.ts';
import { fingerprintOf, hasFingerprint } from '../../../access/fingerprint.ts';
import { allAttributes, hasAttributeCalls } from '../../../api/app-requests.ts';
import type { App } from '../../../api/schemas.ts';
import type { AppEdits } from '../../../operations/app/edit-app.ts';

type AttributesOf = Pick<App, 'owner' | 'reservedAttributes' | 'attributes'>;

/**
 * Whether an app can hold the day on which a key is to retire: it has room, a call for its attributes that can't touch
 * keys, and the browser can name the attribute.
 */
export function canHoldRetirement(app: AttributesOf, consumerKey: string): boolean {
  return (
    hasAttributeCalls(app.owner) &&
    allAttributes(app).length < maxAttributes &&
    hasFingerprint(consumerKey)
  );
}

/**
 * The edit that stores this day in an attribute of the app, named after the fingerprint of the key.
 *
 * @param day as in `2026-12-03`
 * @returns `null` = the browser can't make fingerprints
 */
export async function retirementEdit(consumerKey: string, day: string): Promise<AppEdits | null> {
  const name = await attributeName(consumerKey);
  return name === null ? null : { attributes: { [name]: day } };
}

/** The edit that removes the day of a key from the attributes of its app; `null` = it has none, or keys could be touched. */
export async function withoutRetirement(
  { owner, attributes }: Pick<App, 'owner' | 'attributes'>,
  consumerKey: string,
): Promise<AppEdits | null> {
  if (!hasAttributeCalls(owner)) return null;
  if ((await storedRetirement(attributes, consumerKey)) === undefined) return null;
  const name = await attributeName(consumerKey);
  return name === null ? null : { attributes: { [name]: null } };
}

/** The day on which a key is to retire as stored in an attribute of its app; `undefined` = none is stored. */
export async function storedRetirement(
  attributes: App['attributes'],
  consumerKey: string,
): Promise<string | undefined> {
  if (!attributes.some(({ name }) => name.startsWith(prefix))) return undefined;
  const wanted = await attributeName(consumerKey);
  return attributes.find(({ name }) => name === wanted)?.value;
}

const prefix = 'keywarden.retire.';

async function attributeName(consumerKey: string): Promise<string | null> {
  const [, fingerprint] = (await fingerprintOf(consumerKey))?.split(':') ?? [];
  return fingerprint === undefined ? null : prefix + fingerprint;
}
