import { keyOf, masked, organizations, type Locator, type Page } from './test.ts';

/** A switch of an app with two keys, approved at first. */
export interface ConflictSwitch {
  level: 'the app' | 'a key' | 'a product';
  /** as toasts and questions call it */
  subject: string;
  /** the one request that revokes it: method, path and query (docs/apigee-api.md, "Status calls") */
  request: string;
  /** its control, and what stands beside it about the last change */
  find(page: Page): { status: Locator; note: Locator };
}

/** An app of each kind of owner. Its second key is the one that somebody else changes meanwhile. */
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
          note: noteIn(page.getByRole('main')),
        }),
      },
      {
        level: 'a key',
        subject: `Key ${mask}`,
        request: `POST ${keyPath}?action=revoke`,
        find: (page) => ({
          status: page.getByRole('combobox', { name: `Status of key ${mask}`, exact: true }),
          note: noteIn(group(page)),
        }),
      },
      {
        level: 'a product',
        subject: product,
        request: `POST ${keyPath}/apiproducts/${product}?action=revoke`,
        find: (page) => ({
          status: group(page).getByRole('combobox', { name: `Status of ${product}` }),
          note: noteIn(group(page).getByRole('row', { name: new RegExp(`^${product}`) })),
        }),
      },
    ],
  };
}

// What came of a change stands in a paragraph that names its time.
function noteIn(place: Locator): Locator {
  return place.getByRole('paragraph').filter({ hasText: /\d\d:\d\d:\d\d/ });
}
