/** All URLs of the console. None contains a key or a secret. */
export const paths = {
  start: '/',
  apps: (organization: string) => `/organizations/${encodeURIComponent(organization)}/apps`,
  keys: (organization: string) => `/organizations/${encodeURIComponent(organization)}/keys`,
  products: (organization: string) => `/organizations/${encodeURIComponent(organization)}/products`,
  product: (organization: string, name: string) =>
    `${paths.products(organization)}/${encodeURIComponent(name)}`,
  /** developers, or the owners of another kind */
  owners: (organization: string, kind: OwnerKind = 'developer') =>
    `/organizations/${encodeURIComponent(organization)}/developers${kindQuery(kind)}`,
  /** `name` = e-mail or ID of a developer, else the name of the AppGroup or company */
  owner: (organization: string, kind: OwnerKind, name: string) =>
    `${paths.owners(organization)}/${encodeURIComponent(name)}${kindQuery(kind)}`,
  /** `owner` = the one that is chosen at first: the e-mail of a developer, or a name */
  createApp: (organization: string, owner?: { kind: string; name: string }) =>
    `${paths.apps(organization)}/new${owner ? `?${new URLSearchParams({ kind: owner.kind, owner: owner.name })}` : ''}`,
  approvals: (organization: string) =>
    `/organizations/${encodeURIComponent(organization)}/approvals`,
  accessCheck: (organization: string) =>
    `/organizations/${encodeURIComponent(organization)}/access-check`,
  activity: (organization: string) => `/organizations/${encodeURIComponent(organization)}/activity`,
  leaks: (organization: string) => `/organizations/${encodeURIComponent(organization)}/leaked-keys`,
  app: (organization: string, appId: string) =>
    `${paths.apps(organization)}/${encodeURIComponent(appId)}`,
  editApp: (organization: string, appId: string) => `${paths.app(organization, appId)}/edit`,
  /** the edit view, with the focus on the status of the app */
  appStatus: (organization: string, appId: string) =>
    `${paths.editApp(organization, appId)}#app-status`,
};

/** What a link to the access check can fill in, as its history state. It never contains a key. */
export interface AccessCheckState {
  appId?: string;
  /** the plain name of a key in its app (`plainKeyName`) */
  key?: string;
  environment?: string;
  proxy?: string;
}

/** Which switch of an app a link to its edit view leads to, as its history state. It never contains a key. */
export interface EditAppState {
  /** the name of a key on screen (`keyText`) */
  focusKey: string;
  /** missing = the key itself */
  focusProduct?: string;
}

type OwnerKind = 'developer' | 'appgroup' | 'company';

function kindQuery(kind: OwnerKind): string {
  return kind === 'developer' ? '' : `?kind=${kind}`;
}

/** The organization in the route parameters; empty on the start page. */
export function organizationIn(params: { organization?: string | undefined }): string {
  return params.organization ?? '';
}
