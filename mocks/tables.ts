// The tables of the mock: what an organization holds, row by row.

/** Which dialect an organization's management API speaks (docs/apigee-api.md, "Response shapes"). */
export type Platform = 'x' | 'edge';

export type OwnerKind = 'developer' | 'appgroup' | 'company';

export interface Attribute {
  name: string;
  value: string;
}

/** An API product in a key. The status belongs to this pair and to nothing else (level 1). */
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

/** Fields of a body on X exactly as they are sent, whatever their type: for rows that a careful server would not send. */
export type AsSent = Record<string, unknown>;

/** Times in ms since 1970; `createdBy` and `lastModifiedBy` are e-mails, sent by Edge only. */
export interface Audit {
  createdAt: number;
  createdBy: string;
  lastModifiedAt: number;
  lastModifiedBy: string;
}

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

/** An AppGroup (X) or a company (Edge): the two kinds of owner that have a name and no e-mail. */
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
  /** fields the mock only keeps: operation groups and the like, as they go over the wire */
  extra?: Record<string, unknown>;
}

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
  /** made by generate.ts: as large as it is, it lives in memory only */
  generated?: boolean;
}

export interface Store {
  version: 1;
  organizations: Organization[];
}

/** An organization that is made when a request first names it. */
export interface LazyOrganization {
  name: string;
  platform: Platform;
  /** not in the list of organizations: only who knows its name gets there */
  unlisted?: boolean;
  make(): Organization;
}

/**
 * Marks a row as modified: never earlier than, and never equal to, the last time (ms), so that a
 * write within the same millisecond still shows (docs/apigee-api.md, "Change history").
 */
export function touch(row: Audit, by: string): void {
  row.lastModifiedAt = Math.max(Date.now(), row.lastModifiedAt + 1);
  row.lastModifiedBy = by;
}
