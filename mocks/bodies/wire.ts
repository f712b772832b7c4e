// The response fields of each platform (X: contract.json; Edge: docs/apigee-api.md, "Response shapes", and
// fixtures). An int64 is a string on X and a number on Edge. X leaves out empty fields, so clients must treat
// all of them as optional; Edge sends empty arrays.

interface WireAttribute {
  name: string;
  value: string;
}

interface WireProductRef {
  apiproduct: string;
  status: string;
}

/** An int64 as a JSON string, as X always sends it. */
export type Int64 = `${number}`;

/** A key of X with its secret. */
export interface XCredential {
  consumerKey: string;
  consumerSecret: string;
  apiProducts: WireProductRef[];
  attributes: WireAttribute[];
  scopes: string[];
  /** ms */
  issuedAt: Int64;
  /** ms; '-1': never */
  expiresAt: Int64 | undefined;
  status: string;
}

/** `App` of the contract (organization level), and the app shapes under an owner. */
export interface XApp {
  appId: string;
  name: string;
  status: string;
  attributes: WireAttribute[];
  callbackUrl: string;
  scopes: string[];
  createdAt: Int64;
  lastModifiedAt: Int64;
  credentials?: XCredential[];
  developerId?: string;
  /** organization level only */
  developerEmail?: string;
  /** `DeveloperApp` only */
  appFamily?: string | undefined;
  appGroup?: string;
}

/** A developer of X. */
export interface XDeveloper {
  developerId: string;
  email: string;
  firstName: string;
  lastName: string;
  userName: string;
  organizationName: string;
  status: string;
  attributes: WireAttribute[];
  /** names, at most 100 */
  apps: string[];
  createdAt: Int64;
  lastModifiedAt: Int64;
}

/** An AppGroup, which only X has. */
export interface XAppGroup {
  appGroupId: string | undefined;
  name: string;
  displayName: string;
  organization: string;
  status: string;
  attributes: WireAttribute[];
  channelId: string | undefined;
  channelUri: string | undefined;
  email: string | undefined;
  createdAt: Int64;
  lastModifiedAt: Int64;
}

interface ProductFields {
  name: string;
  displayName: string;
  description?: string | undefined;
  approvalType: string;
  attributes: WireAttribute[];
  apiResources: string[];
  environments: string[];
  proxies: string[];
  scopes: string[];
  quota?: string | undefined;
  quotaInterval?: string | undefined;
  quotaTimeUnit?: string | undefined;
}

/** An API product of X. */
export interface XApiProduct extends ProductFields {
  createdAt: Int64;
  lastModifiedAt: Int64;
}

/** When and by whom an entity of Edge was created and last changed. */
export interface EdgeAudit {
  /** ms */
  createdAt: number;
  createdBy: string;
  /** ms */
  lastModifiedAt: number;
  lastModifiedBy: string;
}

/** A key of Edge with its secret. */
export interface EdgeCredential {
  apiProducts: WireProductRef[];
  attributes: WireAttribute[];
  consumerKey: string;
  consumerSecret: string;
  /** ms; -1: never; absent after an import */
  expiresAt?: number;
  issuedAt: number;
  scopes: string[];
  status: string;
}

/** An app of Edge, of a developer or a company. */
export interface EdgeApp extends EdgeAudit {
  accessType?: string;
  appFamily?: string;
  appId: string;
  attributes: WireAttribute[];
  callbackUrl: string;
  credentials?: EdgeCredential[];
  developerId?: string;
  companyName?: string;
  name: string;
  scopes: string[];
  status: string;
}

/** A developer of Edge. */
export interface EdgeDeveloper extends EdgeAudit {
  apps: string[];
  companies: string[];
  email: string;
  developerId: string;
  firstName: string;
  lastName: string;
  userName: string;
  organizationName: string;
  status: string;
  attributes: WireAttribute[];
}

/** A company, which only Edge has. */
export interface EdgeCompany extends EdgeAudit {
  apps: string[];
  name: string;
  displayName: string;
  organization: string;
  status: string;
  attributes: WireAttribute[];
}

/** An API product of Edge. */
export interface EdgeApiProduct extends ProductFields, EdgeAudit {}

/** An error of Edge (docs/apigee-api.md, "Error bodies"). */
export interface EdgeError {
  code: string;
  message: string;
  contexts: [];
}

/** An error of X, with Edge's code in `details[0].violations[0].type` (docs/apigee-api.md, "Error bodies"). */
export interface XError {
  error: {
    code: number;
    message: string;
    status: string;
    details?: {
      '@type': 'type.googleapis.com/google.rpc.PreconditionFailure';
      violations: { type: string; subject: string; description: string }[];
    }[];
  };
}
