/** Every address of the console. None ever holds a key or a secret. */
export const paths = {
  start: '/',
  apps: (organization: string) => `/organizations/${encodeURIComponent(organization)}/apps`,
  activity: (organization: string) => `/organizations/${encodeURIComponent(organization)}/activity`,
  app: (organization: string, appId: string) =>
    `${paths.apps(organization)}/${encodeURIComponent(appId)}`,
  editApp: (organization: string, appId: string) => `${paths.app(organization, appId)}/edit`,
};

/** The organization in an address; every address but the start has one. */
export function organizationIn(params: { organization?: string | undefined }): string {
  return params.organization ?? '';
}
