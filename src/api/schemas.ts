import * as v from 'valibot';
import { readExpiry } from '../access/expiry.ts';
import { worseStatus } from '../access/status.ts';
import { hasVisibleText } from '../access/visible-text.ts';
import { rowsOf, type SkippedRow } from './rows.ts';

// Every field but a row's identity may be broken or missing: it is unknown then, and the row stays. Both platforms'
// shapes are accepted always: int64 as string or number, absent arrays, statuses in any case (docs/apigee-api.md,
// "Response shapes" and "Statuses").

/** The last moment that a date can hold, in ms. */
const latestTime = 8.64e15;

/** Whatever a field holds; valibot passes a missing one on only with a default. */
const anything = v.optional(v.unknown(), null);
const time = v.pipe(anything, v.transform(timeOf));
const count = v.pipe(anything, v.transform(countOf));
const text = v.pipe(
  anything,
  v.transform((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '',
  ),
);
/** What a row is known by: without it nothing could be asked or changed. */
const identity = v.pipe(v.string(), v.check(hasVisibleText));
const scopes = v.pipe(anything, v.transform(scopesOf));

const attribute = v.object({ name: identity, value: text });
const attributes = v.pipe(
  anything,
  v.transform((list) => rowsOf(list, attribute, 'attributes').rows),
);

const productInKey = v.pipe(
  v.object({ apiproduct: identity, status: text }),
  v.transform(({ apiproduct, status }) => ({ name: apiproduct, status })),
);
type ProductInKey = v.InferOutput<typeof productInKey>;

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
      /** absent in what the list keeps, which drops secrets at the border */
      consumerSecret: typeof consumerSecret === 'string' ? consumerSecret : undefined,
      products: withoutRepeatedProducts(rows),
      /** ms; `null` = never, or not known (`expiryUnknown`) */
      expiresAt: expiry === 'unknown' ? null : expiry,
      /** the server sent an expiry that says no time */
      expiryUnknown: expiry === 'unknown',
      skipped,
    };
  }),
);

const appFields = v.pipe(
  v.object({
    appId: identity,
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
      displayName: shownName(valueOf(app.attributes, 'DisplayName'), app.name),
      status: app.status,
      owner: ownerOf(app),
      callbackUrl: app.callbackUrl,
      notes: valueOf(app.attributes, 'Notes'),
      attributes: app.attributes.filter(({ name }) => name !== 'DisplayName' && name !== 'Notes'),
      scopes: app.scopes,
      createdAt: app.createdAt,
      lastModifiedAt: app.lastModifiedAt,
      createdBy: app.createdBy,
      lastModifiedBy: app.lastModifiedBy,
      credentials: newestFirst(
        withoutRepeatedKeys(keys.rows).map(({ skipped: _skipped, ...key }) => key),
      ),
      /** keys, and products in keys, that cannot be shown */
      skipped: [...keys.skipped, ...keys.rows.flatMap(({ skipped }) => skipped)] as SkippedRow[],
    };
  }),
);

/**
 * An app of any owner on either platform, as the console thinks of it, with `source`, the whole body as
 * JSON.parse reads it, so that nothing is missing in it. Times in ms.
 */
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

export type App = v.InferOutput<typeof appSchema>;
export type Credential = App['credentials'][number];
export type Owner = App['owner'];

/**
 * The body of a list. Only `{}`, `[]` and bodies with a field of the contract are lists; an error under HTTP 200 is
 * none, nor is a list of bare names.
 */
function listBody<T>(field: string, row: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.unknown(),
    v.check((body) => isListBody(body, field), 'is not a list of the Apigee API'),
    v.transform((body) => {
      const fields = (Array.isArray(body) ? {} : body) as Record<string, unknown>;
      const token = fields['nextPageToken'];
      return {
        ...rowsOf(fields[field], row, field),
        nextPageToken: typeof token === 'string' ? token : '',
        /** X, of the whole list and not of the page; `undefined` where the server does not say */
        totalSize: countOf(fields['totalSize']),
      };
    }),
  );
}

function isListBody(body: unknown, field: string): boolean {
  if (Array.isArray(body)) return body.length === 0;
  if (typeof body !== 'object' || body === null || 'error' in body || 'fault' in body) return false;
  const list = (body as Record<string, unknown>)[field];
  if (list !== undefined && list !== null) return Array.isArray(list);
  return Object.keys(body).every((name) => name === field || pageFields.has(name));
}

const pageFields = new Set(['nextPageToken', 'totalSize']);

/** X: `{app: […]}`, `{}` when empty; Edge: the same, or `[]` when empty. */
export const appListSchema = listBody('app', appSchema);

/**
 * A list that is not expanded, as some servers answer always (docs/apigee-api.md, "Response
 * shapes"): bare ids on Edge, and on X rows with
 * nothing but an id.
 */
export const idListSchema = v.union([
  v.pipe(
    v.array(v.string()),
    v.minLength(1),
    v.transform((ids) => ({ ids, nextPageToken: '', totalSize: undefined })),
  ),
  v.pipe(
    v.object({
      app: v.pipe(v.array(v.strictObject({ appId: identity })), v.minLength(1)),
      nextPageToken: text,
      totalSize: count,
    }),
    v.transform(({ app, ...rest }) => ({ ...rest, ids: app.map(({ appId }) => appId) })),
  ),
]);

/** A developer, AppGroup or company, reduced to what a verdict and a label need. */
export interface OwnerRecord {
  kind: Owner['kind'];
  /** what an app of this owner calls it: developer id, AppGroup name, company name */
  id: string;
  /** e-mail of a developer, display name of an AppGroup or company */
  label: string;
  /** a developer's full name, empty otherwise */
  fullName: string;
  /** as the server says; `undefined` when it does not */
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

const product = v.pipe(
  v.object({ name: identity, displayName: text }),
  v.transform(({ name, displayName }) => ({ name, displayName: shownName(displayName, name) })),
);
export const productListSchema = listBody('apiProduct', product);

// 0 and the year 1 are ways to write "not set".
function timeOf(value: unknown): number | undefined {
  const ms = integerOf(value);
  return ms !== undefined && ms > 0 && ms <= latestTime ? ms : undefined;
}

function countOf(value: unknown): number | undefined {
  const found = integerOf(value);
  return found !== undefined && found >= 0 ? found : undefined;
}

// An int64 as either platform writes it; fractions and exponents are none.
function integerOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : undefined;
}

// OAuth writes scopes as one text, with spaces between them.
function scopesOf(value: unknown): string[] {
  const list: unknown[] =
    typeof value === 'string' ? value.split(/[\s,]+/u) : Array.isArray(value) ? value : [];
  return list.filter((scope): scope is string => typeof scope === 'string' && scope !== '');
}

/** A display name of nothing but white space or invisible characters shows nothing: the name stands in for it. */
function shownName(displayName: string, name: string): string {
  return hasVisibleText(displayName) ? displayName : name;
}

// A switch is addressed by key and product, so what is listed twice is one switch, with the status that
// gives less access.
function withoutRepeatedProducts(products: readonly ProductInKey[]): ProductInKey[] {
  const byName = new Map<string, ProductInKey>();
  for (const found of products) {
    const status = worseStatus(byName.get(found.name)?.status ?? found.status, found.status);
    byName.set(found.name, { ...found, status });
  }
  return [...byName.values()];
}

type ParsedKey = v.InferOutput<typeof credential>;

function withoutRepeatedKeys(keys: readonly ParsedKey[]): ParsedKey[] {
  const byKey = new Map<string, ParsedKey>();
  for (const key of keys) {
    const before = byKey.get(key.consumerKey);
    byKey.set(
      key.consumerKey,
      before
        ? {
            ...before,
            status: worseStatus(before.status, key.status),
            products: withoutRepeatedProducts([...before.products, ...key.products]),
          }
        : key,
    );
  }
  return [...byKey.values()];
}

function valueOf(list: { name: string; value: string }[], name: string): string {
  return list.find((found) => found.name === name)?.value ?? '';
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

// Apigee gives no order; people look for the key they made last.
function newestFirst<T extends { issuedAt: number | undefined }>(credentials: T[]): T[] {
  return credentials.toSorted((a, b) => (b.issuedAt ?? 0) - (a.issuedAt ?? 0));
}
