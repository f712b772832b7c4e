import type { App, Developer, Organization, Product } from '../tables.ts';
import productFixture from '../fixtures/edge-api-product.json' with { type: 'json' };
import appWithoutProducts from '../fixtures/edge-app-without-products.json' with { type: 'json' };
import companyApp from '../fixtures/edge-company-app.json' with { type: 'json' };
import developerApp from '../fixtures/edge-developer-app.json' with { type: 'json' };
import developerFixture from '../fixtures/edge-developer.json' with { type: 'json' };
import importedKey from '../fixtures/edge-imported-key.json' with { type: 'json' };
import {
  app,
  dayMs,
  developer,
  group,
  timeOn,
  product,
  token,
  type OwnedAppSpec,
} from './seed-parts.ts';

const organizationName = 'keywarden-edge';
const adminEmail = 'orgadmin@keywarden.example';

type KeyFixture = Omit<(typeof developerApp.credentials)[number], 'apiProducts' | 'expiresAt'> & {
  apiProducts: (typeof developerApp.credentials)[number]['apiProducts'];
  expiresAt?: number;
};

function keyFrom(fixture: KeyFixture): App['credentials'][number] {
  const { apiProducts, ...rest } = fixture;
  return {
    ...rest,
    products: apiProducts.map(({ apiproduct, status }) => ({ name: apiproduct, status })),
  };
}

// The fixtures are real bodies: fields that they lack (accessType, appFamily) must stay absent.
function appFrom(
  fixture: Omit<typeof appWithoutProducts, 'developerId' | 'credentials'> & {
    accessType?: string;
    appFamily?: string;
    credentials: KeyFixture[];
  },
  owner: App['owner'],
): App {
  const { appId, name, status, attributes, callbackUrl, scopes, credentials } = fixture;
  const { createdAt, createdBy, lastModifiedAt, lastModifiedBy, accessType, appFamily } = fixture;
  return {
    appId,
    name,
    owner,
    status,
    attributes,
    callbackUrl,
    scopes,
    ...(accessType === undefined ? {} : { accessType }),
    ...(appFamily === undefined ? {} : { appFamily }),
    createdAt,
    createdBy,
    lastModifiedAt,
    lastModifiedBy,
    credentials: credentials.map(keyFrom),
  };
}

const developers: readonly Developer[] = [
  developer(organizationName, adminEmail, 'Will Witman', 'wwitman@apigee.com', '2014-11-01', {
    developerId: developerApp.developerId,
  }),
  {
    developerId: developerFixture.developerId,
    email: developerFixture.email,
    firstName: developerFixture.firstName,
    lastName: developerFixture.lastName,
    userName: developerFixture.userName,
    status: developerFixture.status,
    attributes: developerFixture.attributes,
    companies: ['phpunit'],
    createdAt: developerFixture.createdAt,
    createdBy: developerFixture.createdBy,
    lastModifiedAt: developerFixture.lastModifiedAt,
    lastModifiedBy: developerFixture.lastModifiedBy,
  },
  developer(
    organizationName,
    adminEmail,
    'Elena Petrova',
    'elena.petrova@metrolink.example',
    '2016-03-08',
    {
      companies: ['metrolink'],
    },
  ),
  developer(
    organizationName,
    adminEmail,
    'Samuel Okafor',
    'Samuel.Okafor@harbourlight.example',
    '2017-09-25',
  ),
  // An id of first-generation Edge (docs/apigee-api.md, "Response shapes").
  developer(
    organizationName,
    adminEmail,
    'Anja Vogel',
    'anja.vogel@stadtwerke.example',
    '2015-06-30',
    {
      developerId: 'keywarden-edge@@@kFsOyPfSNEdb6aSL',
    },
  ),
  developer(
    organizationName,
    adminEmail,
    'Diego Ramos',
    'diego.ramos@lastmile.example',
    '2018-01-15',
    {
      status: 'inactive',
    },
  ),
];

const products: readonly Product[] = [
  product(organizationName, adminEmail, 'Weather-Product', 'Weather Product', {
    description: 'The product of the seed page.',
    proxies: ['weatherapi'],
    environments: ['test', 'prod'],
    createdAt: 1_415_728_000_000,
    lastModifiedAt: 1_415_728_000_000,
  }),
  { ...productFixture },
  product(organizationName, adminEmail, 'FreeWeatherAPI', 'Free Weather', {
    proxies: ['weatherapi'],
  }),
  product(organizationName, adminEmail, 'PremiumWeatherAPI', 'Premium Weather API', {
    approvalType: 'manual',
    proxies: ['weatherapi'],
  }),
  product(organizationName, adminEmail, 'premium-api-product', 'Premium API Product', {
    approvalType: 'manual',
    proxies: ['premium'],
  }),
  product(organizationName, adminEmail, 'timetables', 'Timetables', {
    proxies: ['timetables'],
    apiResources: ['/v3/**'],
  }),
  product(organizationName, adminEmail, 'ticketing', 'Ticketing 100 %', { proxies: ['ticketing'] }),
  product(organizationName, adminEmail, 'meter readings', 'Meter readings', {
    proxies: ['meters'],
  }),
];

function developerApps(now: number): Record<string, readonly OwnedAppSpec[]> {
  return {
    'wwitman@apigee.com': [
      {
        name: 'YetAnotherTestApp',
        display: 'YetAnotherTestApp',
        created: '2015-02-02',
        modified: '2016-01-01',
        keys: [{ products: ['Weather-Product', 'FreeWeatherAPI'] }],
      },
    ],
    'elena.petrova@metrolink.example': [
      {
        name: 'Metro Timetable',
        display: 'Metro Timetable',
        created: '2019-04-01',
        modified: '2025-11-18',
        callbackUrl: 'https://metrolink.example/cb',
        notes: 'Departure boards in all stations.',
        keys: [{ products: ['timetables', 'ticketing', 'FreeWeatherAPI'] }],
      },
      {
        name: 'Platform Displays',
        display: 'Platform Displays',
        created: '2019-09-12',
        keys: [
          { products: ['timetables'], attributes: { region: 'south', country: 'norway' } },
          { products: ['timetables', ['ticketing', 'revoked']], issued: '2022-09-12' },
        ],
      },
      {
        name: 'Season Ticket',
        display: 'Season Ticket',
        created: '2020-01-20',
        keys: [{ products: [['premium-api-product', 'pending'], 'ticketing'] }],
      },
      {
        name: 'SHOUTING APP',
        display: 'Shouting App',
        created: '2014-12-24',
        // In capitals, as runtimes store it; lists may send it like this (docs/apigee-api.md, "Statuses").
        status: 'APPROVED',
        keys: [{ products: [['timetables', 'Approved']], status: 'APPROVED' }],
      },
    ],
    'Samuel.Okafor@harbourlight.example': [
      {
        name: 'Harbour Pilot',
        display: 'Harbour Pilot',
        created: '2018-06-06',
        status: 'revoked',
        modified: '2026-04-14',
        keys: [{ products: ['Weather-Product', 'PremiumWeatherAPI'] }],
      },
      {
        name: 'Tide Table',
        display: 'Tide Table',
        created: '2018-10-31',
        keys: [{ products: ['FreeWeatherAPI'], status: 'revoked' }],
      },
      {
        name: 'Lighthouse #7',
        display: 'Φάρος 7 灯台',
        created: '2021-03-03',
        keys: [{ products: ['FreeWeatherAPI', ['PremiumWeatherAPI', 'pending']] }],
      },
      {
        name: 'Fog Horn',
        display: 'Fog Horn',
        created: '2022-02-22',
        keys: [{ products: ['FreeWeatherAPI'], expiresAt: timeOn('2023-02-22', 'fog') }],
      },
    ],
    'anja.vogel@stadtwerke.example': [
      {
        name: 'Zaehlerstand',
        display: 'Zählerstand online',
        created: '2015-07-15',
        keys: [{ products: ['meter readings'], status: 'pending' }],
      },
      {
        name: 'Outage Map',
        display: 'Outage Map',
        created: '2020-05-05',
        keys: [{ products: ['meter readings', 'FreeWeatherAPI'], expiresAt: now + 5 * dayMs }],
      },
      {
        name: 'Smart Meter $ Saver',
        created: '2023-10-10',
        keys: [{ products: ['meter readings'], expiresAt: now + 20 * dayMs }, {}],
      },
    ],
    'diego.ramos@lastmile.example': [
      {
        name: 'Courier',
        display: 'Courier',
        created: '2018-03-19',
        keys: [{ products: ['timetables'] }],
      },
      {
        name: 'Courier Lite',
        created: '2018-08-13',
        keys: [{ products: [['timetables', 'revoked']] }],
      },
    ],
  };
}

const companyApps: Record<string, readonly OwnedAppSpec[]> = {
  metrolink: [
    {
      name: 'Fare Gate',
      display: 'Fare Gate',
      created: '2019-11-11',
      modified: '2026-02-02',
      keys: [
        { products: ['ticketing', 'timetables'] },
        { products: ['ticketing'], issued: '2024-04-24' },
      ],
    },
    {
      name: 'Lost Property',
      display: 'Lost Property',
      created: '2021-08-18',
      keys: [{ products: ['premium-api-product', ['ticketing', 'revoked']] }],
    },
  ],
  'harbour light': [
    {
      name: 'Berth Booking',
      display: 'Berth Booking',
      created: '2022-12-01',
      keys: [{ products: [['premium-api-product', 'pending']] }],
    },
  ],
  // An inactive company.
  'old-post': [
    {
      name: 'Telegram',
      display: 'Telegram',
      created: '2014-06-30',
      keys: [{ products: ['FreeWeatherAPI'] }],
    },
    { name: 'Fax Gateway', created: '2014-07-01', status: 'revoked', keys: [] },
  ],
};

// First-generation data (docs/apigee-api.md, "Response shapes"): two keys, both products pending, no
// expiresAt, and an empty companyName although it is a developer's app.
function myTestApp(): App {
  const row = app(organizationName, adminEmail, {
    name: 'MyTestApp',
    owner: { kind: 'developer', id: 'keywarden-edge@@@kFsOyPfSNEdb6aSL' },
    created: '2012-07-23',
    callbackUrl: 'www.apigee.com',
    attributes: { Language: 'java' },
    keys: [
      { products: [['PremiumWeatherAPI', 'pending']] },
      { products: [['PremiumWeatherAPI', 'pending']] },
    ],
  });
  for (const key of row.credentials) delete key.expiresAt;
  return {
    ...row,
    accessType: 'read',
    companyName: '',
  };
}

/** The organization on Apigee Edge. */
export function seedEdge(now: number): Organization {
  const createdAt = timeOn('2014-01-07', organizationName);
  const companies = [
    group(organizationName, adminEmail, 'phpunit', 'A PHPUnit company', '2017-11-15'),
    group(organizationName, adminEmail, 'metrolink', 'Metrolink', '2019-01-01', {
      attributes: [{ name: 'billing', value: 'POSTPAID' }],
    }),
    group(organizationName, adminEmail, 'harbour light', 'Harbour Light Ltd', '2022-11-01'),
    group(organizationName, adminEmail, 'old-post', 'The Old Post', '2014-06-01', {
      status: 'inactive',
    }),
  ];
  const own = developerApps(now);
  const apps = [
    appFrom(developerApp, { kind: 'developer', id: developerApp.developerId }),
    appFrom(appWithoutProducts, { kind: 'developer', id: appWithoutProducts.developerId }),
    // The fixture has the same key as the previous app, but a key must belong to one app.
    appFrom(
      {
        ...companyApp,
        credentials: companyApp.credentials.map((key) => ({
          ...key,
          consumerKey: token(`${organizationName} phpunit key`, 32),
          consumerSecret: token(`${organizationName} phpunit secret`, 16),
        })),
      },
      { kind: 'company', id: companyApp.companyName },
    ),
    ...developers.flatMap(({ email, developerId: id }) =>
      (own[email] ?? []).map((spec) =>
        app(organizationName, adminEmail, { ...spec, owner: { kind: 'developer', id } }),
      ),
    ),
    ...companies.flatMap(({ name: id }) =>
      (companyApps[id] ?? []).map((spec) =>
        app(organizationName, adminEmail, { ...spec, owner: { kind: 'company', id } }),
      ),
    ),
    myTestApp(),
    // A key imported with keys/create: no expiresAt and no products.
    {
      ...app(organizationName, adminEmail, {
        name: 'imported-key-app',
        display: 'Imported key',
        owner: { kind: 'developer', id: developerFixture.developerId },
        created: '2018-10-02',
      }),
      credentials: [keyFrom(importedKey)],
    },
  ];
  // Rows are changed in place, so each seed() call must return new objects.
  return structuredClone({
    name: organizationName,
    displayName: 'Keywarden Edge',
    platform: 'edge',
    environments: ['test', 'prod'],
    properties: [
      { name: 'features.isSmbOrganization', value: 'false' },
      { name: 'features.isCpsEnabled', value: 'true' },
    ],
    developers: [...developers],
    appGroups: [],
    companies,
    products: [...products],
    apps,
    createdAt,
    createdBy: adminEmail,
    lastModifiedAt: createdAt,
    lastModifiedBy: adminEmail,
  });
}
