import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import contract from '../../mocks/contract.json' with { type: 'json' };
import { server } from '../../mocks/node.ts';
import { allConnections } from '../connection/connection.ts';
import {
  attributesRequest,
  createAppRequest,
  deleteAppRequest,
  generateKeyRequest,
  hasAttributeCalls,
  readOwnedApp,
  updateAppRequest,
} from './app-requests.ts';
import { appQuery, appsQuery } from './apps.ts';
import { write, type WriteRequest } from './client.ts';
import { connectToDemo, edge, x } from './demo-organizations.for-tests.ts';
import { environmentsQuery } from './deployments/environments.ts';
import { hasIngress, ingressQuery } from './deployments/ingress.ts';
import {
  addProductRequest,
  canSetScopes,
  deleteKeyRequest,
  importKeyRequest,
  removeProductRequest,
  setScopesRequest,
} from './key-requests.ts';
import { organizationsQuery } from './organizations.ts';
import { developersQuery, groupsQuery, ownerQuery } from './owners.ts';
import { productQuery } from './all-products.ts';
import { productsQuery } from './products.ts';
import { deployedProxiesQuery, proxiesQuery } from './deployments/proxies.ts';
import type { App } from './schemas.ts';
import { appCallsQuery, keyCallsQuery } from './stats/stats.ts';
import { setStatus } from './status.ts';

// Every call the client can make, held to the published contract: method, path and query parameters.

/** What Edge has and the Discovery document of X has not, with the source that does. */
const edgeOnly = new Map([
  [
    'GET v1/organizations/{}/environments/{}/stats/{} _optimized filter limit offset select timeRange timeUnit',
    'docs/apigee-api.md, "Usage statistics"',
  ],
  [
    'GET v1/organizations/{}/environments/{}/stats/{} _optimized limit offset select timeRange timeUnit',
    'docs/apigee-api.md, "Usage statistics"',
  ],
  ['GET v1/organizations/{}/companies expand', 'docs/apigee-api.md, "Owners"'],
  ['GET v1/organizations/{}/companies/{}', 'docs/apigee-api.md, "Owners"'],
  ['POST v1/organizations/{}/companies/{}/apps/{} action', 'docs/apigee-api.md, "Status calls"'],
  [
    'POST v1/organizations/{}/companies/{}/apps/{}/keys/{} action',
    'docs/apigee-api.md, "Status calls"',
  ],
  [
    'POST v1/organizations/{}/companies/{}/apps/{}/keys/{}/apiproducts/{} action',
    'docs/apigee-api.md, "Status calls"',
  ],
  ['POST v1/organizations/{}/companies/{}/apps', 'docs/apigee-api.md, "Owners"'],
  ['GET v1/organizations/{}/companies/{}/apps/{}', 'docs/apigee-api.md, "Owners"'],
  ['POST v1/organizations/{}/companies/{}/apps/{}', 'docs/apigee-api.md, "Owners"'],
  ['PUT v1/organizations/{}/companies/{}/apps/{}', 'docs/apigee-api.md, "Owners"'],
  ['DELETE v1/organizations/{}/companies/{}/apps/{}', 'docs/apigee-api.md, "Owners"'],
  ['POST v1/organizations/{}/companies/{}/apps/{}/keys/create', 'docs/apigee-api.md, "Owners"'],
  ['POST v1/organizations/{}/companies/{}/apps/{}/keys/{}', 'docs/apigee-api.md, "Owners"'],
  ['PUT v1/organizations/{}/companies/{}/apps/{}/keys/{}', 'docs/apigee-api.md, "Owners"'],
  ['DELETE v1/organizations/{}/companies/{}/apps/{}/keys/{}', 'docs/apigee-api.md, "Owners"'],
  [
    'DELETE v1/organizations/{}/companies/{}/apps/{}/keys/{}/apiproducts/{}',
    'docs/apigee-api.md, "Owners"',
  ],
]);

/** Where every public client sends what the contract has in a body (docs/apigee-api.md, "Status calls"). */
const quirk = 'POST v1/organizations/{}/appgroups/{}/apps/{}/keys/{} action';

interface Method {
  httpMethod: string;
  path: string;
  query?: Record<string, unknown>;
}

const methods = Object.values(contract.methods) as Method[];
const calls: Request[] = [];
const record = ({ request }: { request: Request }) => void calls.push(request);
const client = new QueryClient();

connectToDemo();
beforeEach(() => {
  calls.length = 0;
  server.events.on('request:start', record);
});
afterEach(() => server.events.removeAllListeners());

/** Every reading and writing builder of this folder, for an app of each kind of owner. */
async function callEverything(organization: string) {
  client.clear();
  for (const connection of allConnections()) await client.query(organizationsQuery(connection));
  await client.query(developersQuery(organization));
  await client.query(groupsQuery(organization));
  const { products } = await client.query(productsQuery(organization));
  for (const name of [...products.keys()].slice(0, 1))
    await client.query(productQuery(organization, name));
  await client.query(environmentsQuery(organization));
  await client.query(proxiesQuery(organization));
  await client.query(deployedProxiesQuery(organization, 'prod'));
  if (hasIngress(organization)) await client.query(ingressQuery(organization));
  await client.query(appCallsQuery(organization, 'prod'));
  await client.query(keyCallsQuery(organization, 'prod', 'Checkout Web'));
  const { apps } = await client.query(appsQuery(organization));
  for (const app of oneOfEachOwner(apps)) {
    await client.query(appQuery(organization, app.appId));
    await client.query(ownerQuery(organization, app.owner));
    for (const level of levelsOf(app))
      await setStatus({ organization, owner: app.owner, app: app.name, ...level }, 'revoke');
    for (const request of lifeCycleOf(organization, app)) await write(organization, request);
    await readOwnedApp({ organization, owner: app.owner, app: newName });
    await write(organization, deleteAppRequest({ organization, owner: app.owner, app: newName }));
  }
}

const newName = 'Contract App';
const newKey = { products: [], expiresInMs: 60_000 };
const imported = { consumerKey: 'imported', consumerSecret: 'secret', expiresInSeconds: 60 };

/** A new app, another key, and every change of both. */
function lifeCycleOf(organization: string, { owner, credentials }: App): WriteRequest[] {
  const app = { organization, owner, app: newName };
  const key = { ...app, key: `${owner.kind}-${imported.consumerKey}` };
  const product = credentials[0]?.products[0]?.name ?? '';
  const none = { callbackUrl: '', attributes: [] };
  const attributes = (value: string) => [{ name: 'team', value }];
  return [
    createAppRequest(app, none, newKey),
    generateKeyRequest(app, { ...none, scopes: [] }, { ...newKey, products: [product] }),
    ...(hasAttributeCalls(owner)
      ? [
          attributesRequest(app, [], attributes('a')),
          attributesRequest(app, attributes('a'), attributes('b')),
          attributesRequest(app, attributes('b'), []),
        ]
      : []),
    updateAppRequest(app, none),
    importKeyRequest(app, { ...imported, consumerKey: key.key }),
    addProductRequest(key, product, { attributes: [], scopes: [] }),
    ...(canSetScopes(app) ? [setScopesRequest(key, { attributes: [], scopes: [] })] : []),
    removeProductRequest(key, product),
    deleteKeyRequest(key),
  ];
}

function oneOfEachOwner(apps: App[]): App[] {
  const withProduct = apps.filter((app) => app.credentials[0]?.products[0]);
  return [...new Map(withProduct.map((app) => [app.owner.kind, app])).values()];
}

function levelsOf(app: App) {
  const key = app.credentials[0]?.consumerKey;
  return [{}, { key }, { key, product: app.credentials[0]?.products[0]?.name }];
}

/** A call with its names blanked out: `POST v1/organizations/{}/…/keys/{} action`. */
function shapeOf({ method, url }: Request): string {
  const { pathname, searchParams } = new URL(url);
  const segments = pathname.slice(pathname.indexOf('/v1') + 1).split('/');
  const blanked = segments.map((segment, index) =>
    index > 1 && index % 2 === 0 && !['create', 'admin'].includes(segment) ? '{}' : segment,
  );
  return [`${method} ${blanked.join('/')}`, ...[...searchParams.keys()].sort()].join(' ');
}

function inContract(shape: string): boolean {
  const [verb, path = '', ...query] = shape.split(' ');
  return methods.some(
    (method) =>
      method.httpMethod === verb &&
      method.path.replace(/\{[^}]+\}/gu, '{}') === path &&
      query.every((name) => method.query?.[name] !== undefined),
  );
}

test('on X each call is a method of the Discovery document, with only its query parameters', async () => {
  await callEverything(x);
  const shapes = new Set(calls.map(shapeOf));
  expect([...shapes].filter((shape) => shape !== quirk && !inContract(shape))).toEqual([]);
  expect(shapes).toContain(quirk);
  expect(shapes).toContain('PUT v1/organizations/{}/appgroups/{}/apps/{} action');
  expect(shapes.size).toBeGreaterThanOrEqual(14);
});

test('on Edge each call exists on X too, or is listed here with its source', async () => {
  await callEverything(edge);
  const shapes = new Set(calls.map(shapeOf));
  const unknown = [...shapes].filter((shape) => !inContract(shape) && !edgeOnly.has(shape));
  expect(unknown).toEqual([]);
  expect([...edgeOnly.keys()].filter((shape) => !shapes.has(shape))).toEqual([]);
});

test('each status write has an empty body and the content type that Apigee requires', async () => {
  await callEverything(x);
  await callEverything(edge);
  const writes = calls.filter(({ url }) => url.includes('action='));
  expect(writes).toHaveLength(12);
  for (const call of writes) {
    expect(await call.clone().text()).toBe('');
    expect(call.headers.get('content-type')).toBe('application/octet-stream');
  }
});
