import { noteOf } from '../statuses.ts';
import { keyOf, masked, organizations, type Locator, type Page } from '../test.ts';

/** A switch that is approved at first. */
export interface ConflictSwitch {
  level: 'the app' | 'a key' | 'a product';
  /** its name in toasts and dialogs */
  subject: string;
  /** the request that revokes it: method, path and query (docs/apigee-api.md, "Status calls") */
  request: string;
  /** its control, and the note about its last change */
  find(page: Page): { status: Locator; note: Locator };
}

/** An app with two keys, one for each kind of owner. Another user changes the second key. */
export interface ConflictApp {
  kind: string;
  organization: string;
  app: string;
  /** the mask of its second key */
  otherKey: string;
  switches: readonly [app: ConflictSwitch, key: ConflictSwitch, product: ConflictSwitch];
}

const { x, edge } = organizations;

export const conflictApps = [
  conflictApp('a developer on X', {
    organization: x,
    app: 'Checkout iOS',
    displayName: 'Checkout (iOS)',
    owner: 'developers/amelia.hart%40brightcart.example',
    product: 'orders',
  }),
  conflictApp('an AppGroup on X', {
    organization: x,
    app: 'Partner Sync',
    owner: 'appgroups/northwind-logistics',
    product: 'inventory',
  }),
  conflictApp('a developer on Edge', {
    organization: edge,
    app: 'Platform Displays',
    owner: 'developers/6a272d4c-2b94-49d3-a7a5-bf9d0246d59b',
    product: 'timetables',
  }),
  conflictApp('a company on Edge', {
    organization: edge,
    app: 'Fare Gate',
    owner: 'companies/metrolink',
    product: 'timetables',
  }),
] as const;

function conflictApp(
  kind: string,
  given: {
    organization: string;
    app: string;
    displayName?: string;
    owner: string;
    product: string;
  },
): ConflictApp {
  const { organization, app, displayName = app, owner, product } = given;
  const key = keyOf(app, 0, organization);
  const mask = masked(key);
  const path = `/v1/organizations/${organization}/${owner}/apps/${encodeURIComponent(app)}`;
  const keyPath = `${path}/keys/${key.consumerKey}`;
  const method = owner.startsWith('appgroups') ? 'PUT' : 'POST';
  const group = (page: Page) => page.getByRole('group', { name: `Key ${mask}` });
  return {
    kind,
    organization,
    app,
    otherKey: masked(keyOf(app, 1, organization)),
    switches: [
      {
        level: 'the app',
        subject: `App ${displayName}`,
        request: `${method} ${path}?action=revoke`,
        find: (page) => ({
          status: page.getByRole('combobox', { name: 'App status' }),
          note: noteOf(page, `App ${displayName}`),
        }),
      },
      {
        level: 'a key',
        subject: `Key ${mask}`,
        request: `POST ${keyPath}?action=revoke`,
        find: (page) => ({
          status: page.getByRole('combobox', { name: `Status of key ${mask}`, exact: true }),
          note: noteOf(page, `Key ${mask}`),
        }),
      },
      {
        level: 'a product',
        subject: product,
        request: `POST ${keyPath}/apiproducts/${product}?action=revoke`,
        find: (page) => ({
          status: group(page).getByRole('combobox', { name: `Status of ${product}` }),
          note: noteOf(group(page), product),
        }),
      },
    ],
  };
}
