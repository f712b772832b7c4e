import { createHash } from 'node:crypto';
import type { App, Credential, Organization } from '../../mocks/tables.ts';
import { generatedOrganization } from '../../mocks/seed/generate.ts';

/** An organization on X with exactly these apps. */
export function organizationWith(...apps: App[]): Organization {
  const now = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  return { ...generatedOrganization({ name: 'odd-apps', platform: 'x', apps: 1, now }), apps };
}

/** An approved app without keys; its default owner is the first developer of the organization. */
export function appNamed(name: string, facts: Partial<App> = {}): App {
  return {
    appId: `0dd00000-0000-4000-8000-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`,
    name,
    owner: { kind: 'developer', id: organizationWith().developers[0]?.developerId ?? '' },
    status: 'approved',
    attributes: [],
    callbackUrl: '',
    scopes: [],
    credentials: [],
    createdAt: 1_700_000_000_000,
    createdBy: '',
    lastModifiedAt: 1_700_000_000_000,
    lastModifiedBy: '',
    ...facts,
  };
}

/** An approved key that never expires, with these approved products. */
export function keyNamed(
  consumerKey: string,
  products: string[],
  facts: Partial<Credential> = {},
): Credential {
  return {
    consumerKey,
    consumerSecret: `secret-of-${consumerKey}`,
    products: products.map((name) => ({ name, status: 'approved' })),
    attributes: [],
    scopes: [],
    issuedAt: 1_700_000_000_000,
    expiresAt: -1,
    status: 'approved',
    ...facts,
  };
}

/** The path of an app's page. */
export function addressOf({ appId }: App): string {
  return `/organizations/odd-apps/apps/${appId}`;
}
