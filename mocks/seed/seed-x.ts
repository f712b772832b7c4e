import type { App, Organization } from '../tables.ts';
import pendingKey from '../fixtures/x-key-product-pending.json' with { type: 'json' };
import reservedGroup from '../fixtures/x-appgroup.json' with { type: 'json' };
import { productsOfEachKind } from './seed-products.ts';
import { app, developer, group, timeOn, product } from './seed-parts.ts';
import { taxProducts } from './seed-tax-products.ts';
import { developerAppsOfX } from './seed-x-developer-apps.ts';
import { groupAppsOfX } from './seed-x-group-apps.ts';

const organizationName = 'keywarden-demo';
const adminEmail = 'platform-admin@keywarden.example';

const people: readonly (readonly [fullName: string, email: string, created: string])[] = [
  ['Amelia Hart', 'amelia.hart@brightcart.example', '2021-08-12'],
  ['Marcus Bell', 'marcus.bell@fleetwise.example', '2021-09-30'],
  ['Priya Raman', 'priya.raman@skyline-weather.example', '2021-11-02'],
  ['Tomás Ferreira', 'tomas.ferreira@brightcart.example', '2022-01-17'],
  ['Ingrid Solberg', 'ingrid.solberg@nordpost.example', '2022-02-08'],
  ['Kwame Mensah', 'kwame.mensah@accrapay.example', '2022-03-21'],
  ['Yuki Tanaka', 'yuki.tanaka@tenki.example', '2022-05-05'],
  ['Layla Haddad', 'layla.haddad@souq-online.example', '2022-06-14'],
  ['Nikos Papadakis', 'nikos.papadakis@karta.example', '2022-07-01'],
  ['Grace O’Connor', 'grace.oconnor@tallyworks.example', '2022-09-19'],
  ['Victor Lindqvist', 'victor.lindqvist@sidegig.example', '2022-10-03'],
  ['Sofia Moretti', 'sofia.moretti@gelateria.example', '2022-11-28'],
  ['Daniel Novak', 'daniel.novak@redteam.example', '2023-01-09'],
  ['Chloé Lambert', 'chloe.lambert@voyageurs.example', '2023-02-22'],
  ['Hannah Weiss', 'hannah.weiss@brightcart.example', '2023-04-11'],
  ['Oluwaseun Adeyemi', 'seun.adeyemi@dronedrop.example', '2023-06-30'],
  ['Mei Lin Chen', 'meilin.chen@tallyworks.example', '2023-09-13'],
  ['Robert Kowalski', 'robert.kowalski@kioskware.example', '2024-01-25'],
  ['Fatima Zahra Benali', 'fatima.benali@voyageurs.example', '2024-07-08'],
  // Owns no app: for a developer page without apps.
  ['Jonas Eriksen', 'jonas.eriksen@nordpost.example', '2025-10-20'],
];

const products = [
  product(organizationName, adminEmail, 'weather-basic', 'Weather Basic', {
    description: 'Current conditions and a three-day forecast.',
    proxies: ['weather'],
    environments: ['prod', 'test'],
    apiResources: ['/v1/current', '/v1/forecast/**'],
    quota: '1000',
    quotaInterval: '1',
    quotaTimeUnit: 'day',
  }),
  product(organizationName, adminEmail, 'premium-weather', 'Weather Premium', {
    description: 'Radar, alerts and fifteen days ahead. Needs a contract.',
    approvalType: 'manual',
    proxies: ['weather'],
    apiResources: ['/v1/**'],
    scopes: ['READ', 'ALERTS'],
  }),
  product(organizationName, adminEmail, 'payments-v2', 'Payments', {
    approvalType: 'manual',
    attributes: [{ name: 'access', value: 'private' }],
    apiResources: [],
    extra: {
      operationGroup: {
        operationConfigType: 'proxy',
        operationConfigs: [
          {
            apiSource: 'payments',
            operations: [
              { resource: '/v2/charges/**', methods: ['GET', 'POST'] },
              { resource: '/v2/refunds', methods: ['POST'] },
            ],
          },
        ],
      },
    },
  }),
  product(organizationName, adminEmail, 'orders', 'Orders', {
    proxies: ['orders'],
    environments: ['prod', 'test'],
    apiResources: ['/orders', '/orders/*', '/orders/*/lines/**'],
  }),
  product(organizationName, adminEmail, 'loyalty', 'Loyalty & Points', { proxies: ['loyalty'] }),
  product(organizationName, adminEmail, 'maps-tiles', 'Map tiles', {
    proxies: ['maps'],
    apiResources: ['/tiles/**'],
  }),
  product(organizationName, adminEmail, 'routing', 'Routing and Directions', {
    proxies: ['maps'],
    apiResources: ['/route', '/matrix'],
  }),
  product(organizationName, adminEmail, 'geocoding', 'geocoding', {
    proxies: ['maps'],
    apiResources: ['/geocode'],
  }),
  product(organizationName, adminEmail, 'inventory', 'Inventory', {
    proxies: ['inventory'],
    environments: ['prod', 'test'],
  }),
  product(organizationName, adminEmail, 'shipping', 'Shipping & Tracking', {
    proxies: ['shipping'],
  }),
  product(organizationName, adminEmail, 'catalogue', 'Catalogue', { proxies: ['catalogue'] }),
  product(organizationName, adminEmail, 'identity', 'Customer identity', {
    approvalType: 'manual',
    attributes: [{ name: 'access', value: 'internal' }],
    proxies: ['identity'],
    scopes: ['openid', 'profile'],
  }),
  product(organizationName, adminEmail, 'notifications', 'Push notifications', {
    proxies: ['notify'],
  }),
  product(organizationName, adminEmail, 'analytics-export', 'Analytics export', {
    approvalType: 'manual',
    proxies: ['analytics'],
  }),
  // In no key: for a product page without apps.
  product(organizationName, adminEmail, 'sandbox', 'Sandbox', {
    proxies: ['sandbox'],
    environments: ['test'],
  }),
  ...taxProducts.map(({ name, display }) =>
    product(organizationName, adminEmail, name, display, {
      proxies: ['tax'],
      quota: '5000',
      quotaInterval: '1',
      quotaTimeUnit: 'month',
    }),
  ),
];

function stormAlertsKey(): App['credentials'][number] {
  return {
    consumerKey: pendingKey.consumerKey,
    consumerSecret: pendingKey.consumerSecret,
    products: pendingKey.apiProducts.map(({ apiproduct, status }) => ({
      name: apiproduct,
      status,
    })),
    attributes: [],
    scopes: [],
    issuedAt: Number(pendingKey.issuedAt),
    expiresAt: Number(pendingKey.expiresAt),
    status: pendingKey.status,
  };
}

/** The organization on Apigee X. */
export function seedX(now: number): Organization {
  const createdAt = timeOn('2021-05-20', organizationName);
  const developers = people.map(([fullName, email, created]) =>
    developer(organizationName, adminEmail, fullName, email, created, {
      ...(email.startsWith('victor.') ? { status: 'inactive' } : {}),
      ...(email.startsWith('amelia.') ? { attributes: [{ name: 'team', value: 'checkout' }] } : {}),
    }),
  );
  const appGroups = [
    group(
      organizationName,
      adminEmail,
      'northwind-logistics',
      'Northwind Logistics',
      '2023-11-30',
      {
        channelId: 'partners',
        channelUri: 'https://partners.keywarden.example',
        email: 'api@northwind.example',
        attributes: reservedGroup.attributes,
      },
    ),
    group(organizationName, adminEmail, 'globex-partners', 'Globex', '2024-02-29', {
      channelId: 'partners',
    }),
    group(organizationName, adminEmail, 'umbrella-travel', 'Umbrella Travel', '2025-01-31'),
    group(organizationName, adminEmail, 'initech-labs', 'Initech Labs', '2023-02-01', {
      status: 'inactive',
    }),
    // Owns no app.
    group(organizationName, adminEmail, 'Acme $ Retail', 'Acme Retail', '2026-09-09'),
  ].map((row) => ({ ...row, appGroupId: `${row.name}-id`.replaceAll(/[^a-z-]+/gi, '') }));
  const own = developerAppsOfX(now);
  const apps = [
    ...developers.flatMap(({ email, developerId: id }) =>
      (own[email] ?? []).map((spec) =>
        app(organizationName, adminEmail, { ...spec, owner: { kind: 'developer', id } }),
      ),
    ),
    ...appGroups.flatMap(({ name: id }) =>
      (groupAppsOfX[id] ?? []).map((spec) =>
        app(organizationName, adminEmail, { ...spec, owner: { kind: 'appgroup', id } }),
      ),
    ),
  ];
  apps.find(({ name }) => name === 'Storm Alerts')?.credentials.push(stormAlertsKey());
  // Rows are changed in place, so each seed() call must return new objects.
  return structuredClone({
    name: organizationName,
    displayName: 'Keywarden Demo',
    platform: 'x',
    environments: ['prod', 'test'],
    properties: [
      { name: 'features.hybrid.enabled', value: 'true' },
      { name: 'features.mart.connect.enabled', value: 'true' },
    ],
    developers,
    appGroups,
    companies: [],
    products: [...products, ...productsOfEachKind(organizationName, adminEmail)],
    apps,
    createdAt,
    createdBy: adminEmail,
    lastModifiedAt: createdAt,
    lastModifiedBy: adminEmail,
  });
}
