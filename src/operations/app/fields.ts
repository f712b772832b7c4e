import { allAttributes } from '../../api/app-requests.ts';
import type { App } from '../../api/schemas.ts';
import type { Difference } from '../operation.ts';

// What an app and its keys have besides statuses. Names without a key are fields of the app.

/** One field of an app or of a key. */
export interface AppField {
  field: 'callbackUrl' | 'attribute' | 'scopes' | 'expiry';
  /** of an attribute, else '' */
  name: string;
  /** the consumer key; absent = a field of the app */
  key?: string | undefined;
}

/** Identifies a field, as `Difference.id`. Holds the consumer key: never show, store or send it. */
export function fieldId(
  organization: string,
  appId: string,
  { field, name, key }: AppField,
): string {
  return JSON.stringify([organization, appId, key ?? null, field, name]);
}

/** The field in a `fieldId`; `undefined` = it is the ID of something else. */
export function fieldOf(id: string): AppField | undefined {
  const [, , key, field, name] = JSON.parse(id) as (string | null)[];
  if (typeof name !== 'string') return undefined;
  return { field: field as AppField['field'], name, key: key ?? undefined };
}

/** The fields that differ between two reads of an app and of the keys that both have. */
export function fieldDifferences(organization: string, seen: App, now: App): Difference[] {
  const before = fieldsOf(organization, seen);
  const after = fieldsOf(organization, now);
  const keys = new Set(seen.credentials.map(({ consumerKey }) => consumerKey));
  const shared = now.credentials.filter(({ consumerKey }) => keys.has(consumerKey));
  const isShared = (id: string) => {
    const key = fieldOf(id)?.key;
    return key === undefined || shared.some(({ consumerKey }) => consumerKey === key);
  };
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => before.get(id) !== after.get(id) && isShared(id))
    .map((id) => ({ id, seen: before.get(id), now: after.get(id) }));
}

function fieldsOf(organization: string, app: App): Map<string, string> {
  const entry = (field: AppField, value: string): [string, string] => [
    fieldId(organization, app.appId, field),
    value,
  ];
  const common = (
    { attributes, scopes }: Pick<App, 'attributes' | 'scopes'>,
    key?: string,
  ): [string, string][] => [
    entry({ field: 'scopes', name: '', key }, scopes.join(' ')),
    ...attributes.map(({ name, value }) => entry({ field: 'attribute', name, key }, value)),
  ];
  return new Map([
    entry({ field: 'callbackUrl', name: '' }, app.callbackUrl),
    ...common({ scopes: app.scopes, attributes: allAttributes(app) }),
    ...app.credentials.flatMap((key) => [
      entry({ field: 'expiry', name: '', key: key.consumerKey }, String(key.expiresAt)),
      ...common(key, key.consumerKey),
    ]),
  ]);
}
