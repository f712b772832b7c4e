import * as v from 'valibot';
import { expiryOf } from '../access/expiry.ts';

// Reads accept both platforms' shapes always: int64 as string or number, absent arrays, statuses in any
// case and unknown ones (reference §1.4, §2.3).

const int64 = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d+$/u))]),
  v.transform(Number),
  // Beyond what a date can hold it is no time at all.
  v.transform((value) => (Math.abs(value) <= 8.64e15 ? value : undefined)),
);
const text = v.nullish(v.string(), '');
const listOf = <T extends v.GenericSchema>(item: T) => v.nullish(v.array(item), []);

const attribute = v.object({ name: v.string(), value: text });

const productInKey = v.pipe(
  v.object({ apiproduct: v.string(), status: text }),
  v.transform(({ apiproduct, status }) => ({ name: apiproduct, status })),
);

const credential = v.pipe(
  v.object({
    consumerKey: v.string(),
    consumerSecret: v.nullish(v.string()),
    status: text,
    attributes: listOf(attribute),
    scopes: listOf(v.string()),
    apiProducts: listOf(productInKey),
    issuedAt: v.nullish(int64),
    expiresAt: v.nullish(int64),
  }),
  v.transform(({ apiProducts, consumerSecret, issuedAt, expiresAt, ...rest }) => ({
    ...rest,
    /** absent in what the list keeps, which drops secrets at the border */
    consumerSecret: consumerSecret ?? undefined,
    products: apiProducts,
    /** ms; `undefined` when the server does not say */
    issuedAt: issuedAt ?? undefined,
    /** ms; `null` = never */
    expiresAt: expiryOf(expiresAt),
  })),
);

const appFields = v.pipe(
  v.object({
    appId: v.string(),
    name: v.string(),
    status: text,
    developerId: text,
    developerEmail: text,
    companyName: text,
    appGroup: text,
    callbackUrl: text,
    createdAt: v.nullish(int64),
    lastModifiedAt: v.nullish(int64),
    createdBy: text,
    lastModifiedBy: text,
    attributes: listOf(attribute),
    scopes: listOf(v.string()),
    credentials: listOf(credential),
  }),
  v.transform((app) => ({
    appId: app.appId,
    name: app.name,
    displayName: valueOf(app.attributes, 'DisplayName') || app.name,
    status: app.status,
    owner: ownerOf(app),
    callbackUrl: app.callbackUrl,
    notes: valueOf(app.attributes, 'Notes'),
    attributes: app.attributes.filter(({ name }) => name !== 'DisplayName' && name !== 'Notes'),
    scopes: app.scopes,
    createdAt: app.createdAt ?? undefined,
    lastModifiedAt: app.lastModifiedAt ?? undefined,
    createdBy: app.createdBy,
    lastModifiedBy: app.lastModifiedBy,
    credentials: newestFirst(app.credentials),
  })),
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

// Valibot takes an array for an object without fields: a list of bare names would look empty.
function listBody<T extends v.ObjectEntries>(entries: T) {
  const isNoBareList = (body: unknown) => !Array.isArray(body) || body.length === 0;
  return v.pipe(v.unknown(), v.check(isNoBareList, 'a list of bare names'), v.object(entries));
}

/** X: `{app: […]}`, `{}` when empty; Edge: the same, or `[]` when empty. */
export const appListSchema = listBody({
  app: listOf(appSchema),
  nextPageToken: text,
  /** X, of the whole list and not of the page */
  totalSize: v.nullish(int64),
});

/** Edge answers a list that is not expanded with bare ids; some servers never expand (reference §1.4). */
export const idListSchema = v.pipe(v.array(v.string()), v.minLength(1));

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

export const developerSchema = v.pipe(
  v.object({
    developerId: v.string(),
    email: v.string(),
    firstName: text,
    lastName: text,
    status: v.optional(v.string()),
  }),
  v.transform((found): OwnerRecord => ({
    kind: 'developer',
    id: found.developerId,
    label: found.email,
    fullName: `${found.firstName} ${found.lastName}`.trim(),
    status: found.status,
  })),
);

const named = v.object({ name: v.string(), displayName: text, status: v.optional(v.string()) });

export const appGroupSchema = v.pipe(named, v.transform(namedOwner('appgroup')));
export const companySchema = v.pipe(named, v.transform(namedOwner('company')));

export const developerListSchema = listBody({ developer: listOf(developerSchema) });
export const appGroupListSchema = listBody({
  appGroups: listOf(appGroupSchema),
  nextPageToken: text,
});
export const companyListSchema = listBody({ company: listOf(companySchema) });

const product = v.pipe(
  v.object({ name: v.string(), displayName: text }),
  v.transform(({ name, displayName }) => ({ name, displayName: displayName || name })),
);
export const productListSchema = listBody({ apiProduct: listOf(product) });

function valueOf(attributes: { name: string; value: string }[], name: string): string {
  return attributes.find((found) => found.name === name)?.value ?? '';
}

// `companyName: ""` on old Edge apps does not mean "company app" (reference §8, shape 2).
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
    label: found.displayName || found.name,
    fullName: '',
    status: found.status,
  });
}

// Apigee gives no order; people look for the key they made last.
function newestFirst<T extends { issuedAt: number | undefined }>(credentials: T[]): T[] {
  return credentials.toSorted((a, b) => (b.issuedAt ?? 0) - (a.issuedAt ?? 0));
}
