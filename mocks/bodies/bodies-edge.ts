import { appNames, productFields } from './bodies-x.ts';
import type { App, Audit, Credential, Developer, Group, Organization, Product } from '../tables.ts';
import type {
  EdgeApiProduct,
  EdgeApp,
  EdgeAudit,
  EdgeCompany,
  EdgeCredential,
  EdgeDeveloper,
} from './wire.ts';

function audit({ createdAt, createdBy, lastModifiedAt, lastModifiedBy }: Audit): EdgeAudit {
  return { createdAt, createdBy, lastModifiedAt, lastModifiedBy };
}

/** A credential; without `expiresAt` when the row has none (docs/apigee-api.md, "Response shapes"). */
export function edgeKey(key: Credential): EdgeCredential {
  return {
    apiProducts: key.products.map(({ name, status }) => ({ apiproduct: name, status })),
    attributes: key.attributes,
    consumerKey: key.consumerKey,
    consumerSecret: key.consumerSecret,
    ...(key.expiresAt === undefined ? {} : { expiresAt: key.expiresAt }),
    issuedAt: key.issuedAt,
    scopes: key.scopes,
    status: key.status,
  };
}

/** An app: the same shape at organization level and under the owner (docs/apigee-api.md, "Response shapes"). */
export function edgeApp(app: App, credentials: boolean): EdgeApp {
  return {
    ...(app.accessType === undefined ? {} : { accessType: app.accessType }),
    ...(app.appFamily === undefined ? {} : { appFamily: app.appFamily }),
    appId: app.appId,
    attributes: app.attributes,
    callbackUrl: app.callbackUrl,
    ...(credentials ? { credentials: app.credentials.map(edgeKey) } : {}),
    ...(app.companyName === undefined ? {} : { companyName: app.companyName }),
    ...(app.owner.kind === 'developer'
      ? { developerId: app.owner.id }
      : { companyName: app.owner.id }),
    name: app.name,
    scopes: app.scopes,
    status: app.status,
    ...audit(app),
  };
}

/** A developer of Edge, with the names of at most 100 apps (docs/apigee-api.md, "Response shapes"). */
export function edgeDeveloper(organization: Organization, row: Developer): EdgeDeveloper {
  return {
    apps: appNames(organization, row.developerId).slice(0, 100),
    companies: row.companies,
    email: row.email,
    developerId: row.developerId,
    firstName: row.firstName,
    lastName: row.lastName,
    userName: row.userName,
    organizationName: organization.name,
    status: row.status,
    attributes: row.attributes,
    ...audit(row),
  };
}

/** A company of Edge, with the names of its apps. */
export function edgeCompany(organization: Organization, row: Group): EdgeCompany {
  return {
    apps: appNames(organization, row.name),
    name: row.name,
    displayName: row.displayName,
    organization: organization.name,
    status: row.status,
    attributes: row.attributes,
    ...audit(row),
  };
}

/** An API product of Edge. Times in ms. */
export function edgeProduct(row: Product): EdgeApiProduct {
  return { ...productFields(row), ...audit(row) };
}

/**
 * An organization; `properties.property[]` tells clients how lists are paged (docs/apigee-api.md, "Response shapes").
 */
export function edgeOrganization(row: Organization): Record<string, unknown> {
  return {
    name: row.name,
    displayName: row.displayName,
    type: 'paid',
    environments: row.environments,
    properties: { property: row.properties },
    ...audit(row),
  };
}
