import * as v from 'valibot';
import { isReserved, valueOf, type Attribute } from '../access/attributes.ts';
import { readExpiry } from '../access/expiry.ts';
import type { ProductFields } from '../access/product/product-fields.ts';
import type { QuotaFields } from '../access/product/product-quota.ts';
import { hasVisibleText } from '../access/visible-text.ts';
import { anything, identity, pathSegment, text, time } from './fields.ts';
import { listBody } from './lists/list-body.ts';
import { rowsOf, type SkippedRow } from './lists/rows.ts';
import { withoutRepeatedKeys, withoutRepeatedProducts } from './repeated-rows.ts';

// How each field is read: `fields.ts`.

const scopes = v.pipe(anything, v.transform(scopesOf));

// Requests repeat the attributes that were read, so a row without a usable name stays: left out, it would be deleted. X
// leaves out empty strings (docs/apigee-api.md, "Response shapes").
const attribute = v.object({ name: text, value: text });
export const attributes = v.pipe(
  anything,
  v.transform((list) => rowsOf(list, attribute, 'attributes').rows),
);

const productInKey = v.pipe(
  v.object({ apiproduct: identity, status: text }),
  v.transform(({ apiproduct, status }) => ({ name: apiproduct, status })),
);

const credential = v.pipe(
  v.object({
    consumerKey: identity,
    consumerSecret: anything,
    status: text,
    attributes,
    scopes,
    apiProducts: anything,
    issuedAt: time,
    expiresAt: anything,
  }),
  v.transform(({ apiProducts, consumerSecret, expiresAt, ...rest }) => {
    const { rows, skipped } = rowsOf(apiProducts, productInKey, 'apiProducts');
    const expiry = readExpiry(expiresAt);
    return {
      ...rest,
      /** `undefined` if the server does not send it */
      consumerSecret: typeof consumerSecret === 'string' ? consumerSecret : undefined,
      products: withoutRepeatedProducts(rows),
      /** ms since the epoch; `null` = never, or not known (`expiryUnknown`) */
      expiresAt: expiry === 'unknown' ? null : expiry,
      /** the server sent an invalid expiry */
      expiryUnknown: expiry === 'unknown',
      skipped,
    };
  }),
);

const appFields = v.pipe(
  v.object({
    appId: pathSegment,
    name: identity,
    status: text,
    developerId: text,
    developerEmail: text,
    companyName: text,
    appGroup: text,
    callbackUrl: text,
    createdAt: time,
    lastModifiedAt: time,
    createdBy: text,
    lastModifiedBy: text,
    attributes,
    scopes,
    credentials: anything,
  }),
  v.transform((app) => {
    const keys = rowsOf(app.credentials, credential, 'credentials');
    return {
      appId: app.appId,
      name: app.name,
      displayName: shownName(valueOf(app.attributes, 'DisplayName') ?? '', app.name),
      status: app.status,
      owner: ownerOf(app),
      callbackUrl: app.callbackUrl,
      notes: valueOf(app.attributes, 'Notes') ?? '',
      attributes: app.attributes.filter(({ name }) => !isReserved(name)),
      /** the attributes that hold display name and notes, as sent */
      reservedAttributes: app.attributes.filter(({ name }) => isReserved(name)),
      scopes: app.scopes,
      createdAt: app.createdAt,
      lastModifiedAt: app.lastModifiedAt,
      createdBy: app.createdBy,
      lastModifiedBy: app.lastModifiedBy,
      credentials: newestFirst(
        withoutRepeatedKeys(keys.rows).map(({ skipped: _skipped, ...key }) => key),
      ),
      /** keys, and products in keys, that can't be shown */
      skipped: [...keys.skipped, ...keys.rows.flatMap(({ skipped }) => skipped)] as SkippedRow[],
    };
  }),
);

/** An app of either platform. `source` is its unchanged JSON, with fields that the console doesn't know. Times in ms. */
export const appSchema = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { value: source } = dataset;
    const parsed = v.safeParse(appFields, source);
    if (parsed.success) return { ...parsed.output, source };
    for (const { message, path } of parsed.issues) addIssue({ message, ...(path && { path }) });
    return NEVER;
  }),
);

/** An app as its own page loads it. Only this page may hold it. */
export type AppWithSecrets = v.InferOutput<typeof appSchema>;

/** An app without secrets (`withoutSecrets`). The type refuses an app that has them. */
export type App = Omit<AppWithSecrets, 'credentials' | 'source'> & {
  credentials: Credential[];
  source?: never;
};

type CredentialWithSecret = AppWithSecrets['credentials'][number];
/** A key without its secret. */
export type Credential = Omit<CredentialWithSecret, 'consumerSecret'> & { consumerSecret?: never };

/** An app of either kind, for code that keeps nothing of it: its page shows it from a list until it is loaded. */
export type AnyApp = App | AppWithSecrets;
/** A key of either kind of app. */
export type AnyCredential = AnyApp['credentials'][number];

/** The owner in an app: `id` is a developer ID or the name of an AppGroup or company; `email` may be missing. */
export type Owner = App['owner'];

/** X: `{app: […]}`, `{}` when empty; Edge: the same, or `[]` when empty. */
export const appListSchema = listBody('app', appSchema);

/** The fields of a developer, AppGroup or company that verdicts and labels need. */
export interface OwnerRecord {
  kind: Owner['kind'];
  /** as in its apps: developer ID, AppGroup name, company name */
  id: string;
  /** e-mail of a developer, display name of an AppGroup or company */
  label: string;
  /** a developer's full name, empty otherwise */
  fullName: string;
  /** as sent by the server; `undefined` = missing or broken */
  status: string | undefined;
}

const ownerStatus = v.pipe(
  anything,
  v.transform((value) => (typeof value === 'string' ? value : undefined)),
);

export const developerSchema = v.pipe(
  v.object({
    developerId: identity,
    email: text,
    firstName: text,
    lastName: text,
    status: ownerStatus,
  }),
  v.transform((found): OwnerRecord => ({
    kind: 'developer',
    id: found.developerId,
    label: shownName(found.email, found.developerId),
    fullName: `${found.firstName} ${found.lastName}`.trim(),
    status: found.status,
  })),
);

const named = v.object({ name: identity, displayName: text, status: ownerStatus });

export const appGroupSchema = v.pipe(named, v.transform(namedOwner('appgroup')));
export const companySchema = v.pipe(named, v.transform(namedOwner('company')));

export const developerListSchema = listBody('developer', developerSchema);
export const appGroupListSchema = listBody('appGroups', appGroupSchema);
export const companyListSchema = listBody('company', companySchema);

/** An API product. `approvalType` is `auto` or `manual`. Times in ms. */
export interface Product extends ProductFields, QuotaFields {
  name: string;
  displayName: string;
  description: string;
  approvalType: string;
  attributes: Attribute[];
  scopes: string[];
  createdAt: number | undefined;
  lastModifiedAt: number | undefined;
}

// Loose: keeps what decides which calls it admits, and its quotas, as `access/product/` reads them.
export const productSchema = v.pipe(
  v.looseObject({
    name: identity,
    displayName: text,
    description: text,
    approvalType: text,
    attributes,
    scopes,
    createdAt: time,
    lastModifiedAt: time,
  }),
  v.transform((found): Product => ({
    ...found,
    displayName: shownName(found.displayName, found.name),
  })),
);
export const productListSchema = listBody('apiProduct', productSchema);

// A list, or one text with spaces, as in OAuth.
function scopesOf(value: unknown): string[] {
  const list: unknown[] =
    typeof value === 'string' ? value.split(/[\s,]+/u) : Array.isArray(value) ? value : [];
  return list.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
}

/** The display name, or the name if the display name has no visible characters. */
function shownName(displayName: string, name: string): string {
  return hasVisibleText(displayName) ? displayName : name;
}

// `companyName: ""` on old Edge apps does not mean "company app" (docs/apigee-api.md, "Response shapes").
function ownerOf(app: {
  developerId: string;
  developerEmail: string;
  companyName: string;
  appGroup: string;
}) {
  if (app.companyName) return { kind: 'company' as const, id: app.companyName, email: '' };
  if (app.appGroup) return { kind: 'appgroup' as const, id: app.appGroup, email: '' };
  return { kind: 'developer' as const, id: app.developerId, email: app.developerEmail };
}

function namedOwner(kind: 'appgroup' | 'company') {
  return (found: v.InferOutput<typeof named>): OwnerRecord => ({
    kind,
    id: found.name,
    label: shownName(found.displayName, found.name),
    fullName: '',
    status: found.status,
  });
}

// Apigee defines no order; people look for the newest key.
function newestFirst<T extends { issuedAt: number | undefined }>(credentials: T[]): T[] {
  return credentials.toSorted((a, b) => (b.issuedAt ?? 0) - (a.issuedAt ?? 0));
}
