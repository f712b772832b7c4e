import { appsOwnedBy } from '../app-index.ts';
import type {
  App,
  AsSent,
  Credential,
  Developer,
  Group,
  Organization,
  Product,
} from '../tables.ts';
import type { Int64, XApiProduct, XApp, XAppGroup, XCredential, XDeveloper } from './wire.ts';

const int64 = (value: number): Int64 => `${value}`;

/** Marks the fields of a body that `withoutEmptyFields` must not change. */
const asSent = Symbol('as sent');

function withAsSent(row: { asSent?: AsSent }): { [asSent]?: AsSent } {
  return row.asSent ? { [asSent]: row.asSent } : {};
}

/**
 * The body as proto3 JSON: empty strings, empty arrays and absent fields are left out, at every
 * depth (docs/apigee-api.md, "Response shapes"; an empty list is `{}`).
 */
export function withoutEmptyFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyFields);
  if (typeof value !== 'object' || value === null) return value;
  const body: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined || field === '') continue;
    if (Array.isArray(field) && field.length === 0) continue;
    body[name] = withoutEmptyFields(field);
  }
  return { ...body, ...(value as { [asSent]?: AsSent })[asSent] };
}

/** `Credential`; `DeveloperAppKey` and `AppGroupAppKey` have the same fields. */
export function xKey(key: Credential): XCredential {
  return {
    consumerKey: key.consumerKey,
    consumerSecret: key.consumerSecret,
    apiProducts: key.products.map(({ name, status }) => ({ apiproduct: name, status })),
    attributes: key.attributes,
    scopes: key.scopes,
    issuedAt: int64(key.issuedAt),
    expiresAt: key.expiresAt === undefined ? undefined : int64(key.expiresAt),
    status: key.status,
    ...withAsSent(key),
  };
}

function common(app: App, credentials: boolean): XApp {
  return {
    appId: app.appId,
    name: app.name,
    status: app.status,
    attributes: app.attributes,
    callbackUrl: app.callbackUrl,
    scopes: app.scopes,
    createdAt: int64(app.createdAt),
    lastModifiedAt: int64(app.lastModifiedAt),
    ...(credentials ? { credentials: app.credentials.map(xKey) } : {}),
    ...withAsSent(app),
  };
}

/** `App`: the organization-level shape. Only this one has the developer's e-mail. */
export function xApp(organization: Organization, app: App, credentials: boolean): XApp {
  const base = common(app, credentials);
  if (app.owner.kind !== 'developer') return { ...base, appGroup: app.owner.id };
  const developerId = app.owner.id;
  const email = organization.developers.find((row) => row.developerId === developerId)?.email;
  return { ...base, developerId, ...(email === undefined ? {} : { developerEmail: email }) };
}

/** `DeveloperApp` or `AppGroupApp`: the shape under the owner. */
export function xOwnedApp(app: App): XApp {
  const base = common(app, true);
  return app.owner.kind === 'developer'
    ? { ...base, developerId: app.owner.id, appFamily: app.appFamily }
    : { ...base, appGroup: app.owner.id };
}

/** `Developer`; `apps` are the names of the first 100 (docs/apigee-api.md, "Lists"). */
export function xDeveloper(organization: Organization, row: Developer): XDeveloper {
  return {
    developerId: row.developerId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    userName: row.userName,
    organizationName: organization.name,
    status: row.status,
    attributes: row.attributes,
    apps: appNames(organization, row.developerId).slice(0, 100),
    createdAt: int64(row.createdAt),
    lastModifiedAt: int64(row.lastModifiedAt),
  };
}

/** `AppGroup`. */
export function xAppGroup(organization: Organization, row: Group): XAppGroup {
  return {
    appGroupId: row.appGroupId,
    name: row.name,
    displayName: row.displayName,
    organization: organization.name,
    status: row.status,
    attributes: row.attributes,
    channelId: row.channelId,
    channelUri: row.channelUri,
    email: row.email,
    createdAt: int64(row.createdAt),
    lastModifiedAt: int64(row.lastModifiedAt),
  };
}

/** `ApiProduct`. */
export function xProduct(row: Product): XApiProduct {
  return {
    ...productFields(row),
    createdAt: int64(row.createdAt),
    lastModifiedAt: int64(row.lastModifiedAt),
  };
}

/** The fields of an API product that are the same on both platforms. */
export function productFields(row: Product): Omit<XApiProduct, 'createdAt' | 'lastModifiedAt'> {
  return {
    name: row.name,
    displayName: row.displayName,
    description: row.description,
    approvalType: row.approvalType,
    attributes: row.attributes,
    apiResources: row.apiResources,
    environments: row.environments,
    proxies: row.proxies,
    scopes: row.scopes,
    quota: row.quota,
    quotaInterval: row.quotaInterval,
    quotaTimeUnit: row.quotaTimeUnit,
    ...row.extra,
  };
}

/** `Organization` of the contract, with the fields that the mock has. */
export function xOrganization(row: Organization): Record<string, unknown> {
  return {
    name: row.name,
    displayName: row.displayName,
    projectId: row.name,
    environments: row.environments,
    runtimeType: 'CLOUD',
    subscriptionType: 'PAID',
    state: 'ACTIVE',
    analyticsRegion: 'europe-west1',
    properties: { property: row.properties },
    createdAt: int64(row.createdAt),
    lastModifiedAt: int64(row.lastModifiedAt),
  };
}

/** `OrganizationProjectMapping`. */
export function xProjectMapping(name: string): Record<string, unknown> {
  return {
    organization: name,
    projectIds: [name],
    projectId: name,
    location: 'global',
  };
}

/** The names of an owner's apps, sorted as in lists. */
export function appNames(organization: Organization, ownerId: string): string[] {
  return appsOwnedBy(organization, ownerId)
    .map(({ name }) => name)
    .sort();
}
