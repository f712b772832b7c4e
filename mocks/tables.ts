// The tables of the mock: what an organization holds, row by row.

/** The platform of an organization: it decides the API's shapes (docs/apigee-api.md, "Response shapes"). */
export type Platform = 'x' | 'edge';

/** Who can own apps. */
export type OwnerKind = 'developer' | 'appgroup' | 'company';

/** A custom attribute, or a property of an organization. */
export interface Attribute {
  name: string;
  value: string;
}

/** An API product in a key. The status belongs to this product in this key only (level 1). */
export interface ProductInKey {
  name: string;
  status: string;
}

/** A consumer key with its secret. Times in ms since 1970. */
export interface Credential {
  consumerKey: string;
  consumerSecret: string;
  products: ProductInKey[];
  attributes: Attribute[];
  scopes: string[];
  issuedAt: number;
  /** -1: never. Absent: the platform does not send the field (a key imported on Edge). */
  expiresAt?: number;
  status: string;
  asSent?: AsSent;
}

/** Fields that X sends unchanged, of any type: for rows with invalid data. */
export type AsSent = Record<string, unknown>;

/** Times in ms since 1970; `createdBy` and `lastModifiedBy` are e-mails, sent by Edge only. */
export interface Audit {
  createdAt: number;
  createdBy: string;
  lastModifiedAt: number;
  lastModifiedBy: string;
}

/** An app with its keys. */
export interface App extends Audit {
  appId: string;
  name: string;
  owner: { kind: OwnerKind; /** developerId, or the name of the AppGroup or company */ id: string };
  status: string;
  attributes: Attribute[];
  callbackUrl: string;
  scopes: string[];
  accessType?: string;
  appFamily?: string;
  /** Edge sent `""` with some developer apps (docs/apigee-api.md, "Response shapes"). */
  companyName?: string;
  credentials: Credential[];
  asSent?: AsSent;
}

/** A developer, who owns apps. */
export interface Developer extends Audit {
  developerId: string;
  email: string;
  firstName: string;
  lastName: string;
  userName: string;
  status: string;
  attributes: Attribute[];
  /** Edge: names of the companies the developer is a member of. */
  companies: string[];
}

/** An AppGroup (X) or a company (Edge): owners with a name instead of an e-mail. */
export interface Group extends Audit {
  name: string;
  displayName: string;
  status: string;
  attributes: Attribute[];
  appGroupId?: string;
  channelId?: string;
  channelUri?: string;
  email?: string;
}

/** An API product. */
export interface Product extends Audit {
  name: string;
  displayName: string;
  description?: string;
  approvalType: string;
  attributes: Attribute[];
  apiResources: string[];
  environments: string[];
  proxies: string[];
  scopes: string[];
  quota?: string;
  quotaInterval?: string;
  quotaTimeUnit?: string;
  /** fields that the mock only stores, such as operation groups, as received */
  extra?: Record<string, unknown>;
}

/** An organization with all that it holds. */
export interface Organization extends Audit {
  name: string;
  displayName: string;
  platform: Platform;
  environments: string[];
  properties: Attribute[];
  developers: Developer[];
  appGroups: Group[];
  companies: Group[];
  products: Product[];
  apps: App[];
  /** made by generate.ts; too large to be saved */
  generated?: boolean;
}

/** Everything that the mock knows. */
export interface Store {
  version: 1;
  organizations: Organization[];
}

/** An organization that is made at the first request for it. */
export interface LazyOrganization {
  name: string;
  platform: Platform;
  /** not in the list of organizations: reached by its name only */
  unlisted?: boolean;
  make(): Organization;
}

/**
 * Marks a row as modified. The time is always later than the last one, so that two writes within a
 * millisecond have different times (docs/apigee-api.md, "Change history").
 */
export function touch(row: Audit, by: string): void {
  row.lastModifiedAt = Math.max(Date.now(), row.lastModifiedAt + 1);
  row.lastModifiedBy = by;
}
