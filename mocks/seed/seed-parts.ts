// Builders for seed-x.ts and seed-edge.ts. Keys and ids depend on labels only, so they stay the same when
// other rows are added or removed.
import type { App, Attribute, Credential, Developer, Group, Product } from '../tables.ts';

/** One day in ms. */
export const dayMs = 86_400_000;

/** The characters of generated keys and secrets. */
export const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A generator of numbers in [0, 1) that depends on `label` alone (FNV-1a, then mulberry32). */
export function generator(label: string): () => number {
  let state = 2_166_136_261;
  for (const character of label) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Random letters and digits that depend on the label only. */
export function token(label: string, length: number): string {
  const next = generator(label);
  return Array.from({ length }, () => alphanumeric[Math.floor(next() * 62)]).join('');
}

/** A version 4 UUID that depends on the label only. */
function uuid(label: string): string {
  const next = generator(label);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (place) => {
    const digit = Math.floor(next() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}

/** The date in ms, with a time of day that depends on the label, so that rows have different times. */
export function timeOn(date: string, label: string): number {
  return Date.parse(`${date}T00:00:00Z`) + Math.floor(generator(label)() * dayMs);
}

/** `'orders'` (approved) or `['orders', 'revoked']`. */
type ProductSpec = string | readonly [name: string, status: string];

/** A key of the seed. */
export interface KeySpec {
  products?: readonly ProductSpec[];
  status?: string;
  /** ms; default: never */
  expiresAt?: number;
  /** default: when the app was created */
  issued?: string;
  attributes?: Record<string, string>;
  scopes?: readonly string[];
}

/** An app of the seed. */
export interface AppSpec {
  name: string;
  display?: string;
  owner: App['owner'];
  /** `yyyy-mm-dd` */
  created: string;
  /** `yyyy-mm-dd`; default: never, `lastModifiedAt` stays `createdAt` */
  modified?: string;
  status?: string;
  notes?: string;
  callbackUrl?: string;
  attributes?: Record<string, string>;
  keys?: readonly KeySpec[];
}

/** An app in a list of its owner. */
export type OwnedAppSpec = Omit<AppSpec, 'owner'>;

function attributes(record: Record<string, string> = {}): Attribute[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }));
}

function credential(label: string, spec: KeySpec, created: string): Credential {
  return {
    consumerKey: token(`${label} key`, 32),
    consumerSecret: token(`${label} secret`, 16),
    products: (spec.products ?? []).map((entry) =>
      typeof entry === 'string'
        ? { name: entry, status: 'approved' }
        : { name: entry[0], status: entry[1] },
    ),
    attributes: attributes(spec.attributes),
    scopes: [...(spec.scopes ?? [])],
    issuedAt: timeOn(spec.issued ?? created, `${label} issued`),
    expiresAt: spec.expiresAt ?? -1,
    status: spec.status ?? 'approved',
  };
}

/**
 * One app. `by` is the author, which Edge sends. Keys keep the given order; consumer keys have 32
 * characters, secrets 16.
 */
export function app(organization: string, by: string, spec: AppSpec): App {
  const label = `${organization}/${spec.owner.id}/${spec.name}`;
  const createdAt = timeOn(spec.created, `${label} created`);
  return {
    appId: uuid(`${label} id`),
    name: spec.name,
    owner: spec.owner,
    status: spec.status ?? 'approved',
    attributes: attributes({
      ...(spec.display === undefined ? {} : { DisplayName: spec.display }),
      ...(spec.notes === undefined ? {} : { Notes: spec.notes }),
      ...spec.attributes,
    }),
    callbackUrl: spec.callbackUrl ?? '',
    scopes: [],
    accessType: '',
    appFamily: 'default',
    createdAt,
    createdBy: by,
    lastModifiedAt: spec.modified ? timeOn(spec.modified, `${label} modified`) : createdAt,
    lastModifiedBy: by,
    credentials: (spec.keys ?? []).map((key, index) =>
      credential(`${label} ${index}`, key, spec.created),
    ),
  };
}

/** A developer from a full name and an e-mail; X accepts only lower case. */
export function developer(
  organization: string,
  by: string,
  fullName: string,
  email: string,
  created: string,
  more: Partial<Developer> = {},
): Developer {
  const [firstName = fullName, ...rest] = fullName.split(' ');
  const createdAt = timeOn(created, `${organization}/${email}`);
  return {
    developerId: uuid(`${organization}/${email} developer`),
    email,
    firstName,
    lastName: rest.join(' '),
    userName: email.slice(0, email.indexOf('@')),
    status: 'active',
    attributes: [],
    companies: [],
    createdAt,
    createdBy: by,
    lastModifiedAt: createdAt,
    lastModifiedBy: by,
    ...more,
  };
}

/** An AppGroup or a company, active unless `more` says otherwise. */
export function group(
  organization: string,
  by: string,
  name: string,
  displayName: string,
  created: string,
  more: Partial<Group> = {},
): Group {
  const createdAt = timeOn(created, `${organization}/${name}`);
  return {
    name,
    displayName,
    status: 'active',
    attributes: [],
    createdAt,
    createdBy: by,
    lastModifiedAt: createdAt,
    lastModifiedBy: by,
    ...more,
  };
}

/** An API product; what `more` does not say is as Apigee sets it by default. */
export function product(
  organization: string,
  by: string,
  name: string,
  displayName: string,
  more: Partial<Product> = {},
): Product {
  const createdAt = timeOn('2021-06-01', `${organization}/${name} product`);
  return {
    name,
    displayName,
    approvalType: 'auto',
    attributes: [{ name: 'access', value: 'public' }],
    apiResources: ['/**'],
    environments: ['prod'],
    proxies: [],
    scopes: [],
    createdAt,
    createdBy: by,
    lastModifiedAt: createdAt,
    lastModifiedBy: by,
    ...more,
  };
}
