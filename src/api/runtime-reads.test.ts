import { http, HttpResponse, type JsonBodyType } from 'msw';
import { expect, test } from 'vitest';
import { server, setScenario } from '../../mocks/node.ts';
import { resolveRoute } from '../access/call/ingress.ts';
import { isMissingProduct } from './api-error.ts';
import { connectToDemo, edge, newCache, x } from './demo-organizations.for-tests.ts';
import { environmentsQuery } from './deployments/environments.ts';
import { hasIngress, ingressQuery } from './deployments/ingress.ts';
import { productQuery } from './all-products.ts';
import { deployedProxiesQuery, proxiesQuery } from './deployments/proxies.ts';

// What the check of a call reads: environments, proxies, ingress and single products.

connectToDemo();

const answerWith = (target: string, body: JsonBodyType) =>
  server.use(http.get(`*/organizations/${x}${target}`, () => HttpResponse.json(body)));

test('both platforms name their environments and proxies', async () => {
  for (const organization of [x, edge]) {
    const { environments } = await newCache().query(environmentsQuery(organization));
    expect(environments.toSorted()).toEqual(['prod', 'test']);
  }
  expect(await newCache().query(proxiesQuery(x))).toContain('payments');
  expect(await newCache().query(proxiesQuery(edge))).toContain('timetables');
});

test('both platforms name the proxies that are deployed in an environment', async () => {
  const inTest = await newCache().query(deployedProxiesQuery(x, 'test'));
  expect(inTest).toContain('sandbox');
  expect(inTest).not.toContain('tax');
  const deployed = (environment: string) =>
    newCache().query(deployedProxiesQuery(edge, environment));
  expect(await deployed('test')).toContain('meters');
  const inProd = await deployed('prod');
  expect(inProd).toContain('timetables');
  expect(inProd).not.toContain('meters');
});

test('a proxy with several deployed revisions is named once, and an error is no empty list', async () => {
  const target = '/environments/prod/deployments';
  const deployments = ['b', 'a', 'b'].map((apiProxy) => ({ environment: 'prod', apiProxy }));
  answerWith(target, { deployments: [...deployments, null, {}] });
  expect(await newCache().query(deployedProxiesQuery(x, 'prod'))).toEqual(['a', 'b']);
  answerWith(target, {});
  expect(await newCache().query(deployedProxiesQuery(x, 'prod'))).toEqual([]);
  answerWith(target, { error: { code: 403 } });
  await expect(newCache().query(deployedProxiesQuery(x, 'prod'))).rejects.toMatchObject({
    kind: 'malformed',
  });
});

test.each<[JsonBodyType, string[], boolean]>([
  [{ name: x }, [], false],
  [{ name: x, environments: null, properties: {} }, [], false],
  [{ name: x, environments: ['prod', 7, '', 'test'] }, ['prod', 'test'], false],
  [{ name: x, properties: { property: [{ name: 'other', value: 'true' }, null] } }, [], false],
  [
    {
      name: x,
      properties: {
        property: [{ name: 'features.keymanagement.disable.unbounded.permissions', value: 'true' }],
      },
    },
    [],
    true,
  ],
])('%j: environments %j', async (body, environments, refusesUnbounded) => {
  answerWith('', body);
  expect(await newCache().query(environmentsQuery(x))).toEqual({ environments, refusesUnbounded });
});

test.each([{ error: { code: 403 } }, 'text', { fault: {} }])(
  '%j is neither a list of proxies nor an organization',
  async (body) => {
    answerWith('/apis', body);
    answerWith('', body);
    await expect(newCache().query(proxiesQuery(x))).rejects.toMatchObject({ kind: 'malformed' });
    await expect(newCache().query(environmentsQuery(x))).rejects.toMatchObject({
      kind: 'malformed',
    });
  },
);

test('proxies without a name are left out, and an empty list is empty', async () => {
  answerWith('/apis', { proxies: [{ name: 'a' }, {}, null, { name: 'b' }] });
  expect(await newCache().query(proxiesQuery(x))).toEqual(['a', 'b']);
  answerWith('/apis', {});
  expect(await newCache().query(proxiesQuery(x))).toEqual([]);
});

test('the ingress configuration resolves hosts, also of groups that are loaded by themselves', async () => {
  expect([hasIngress(x), hasIngress(edge)]).toEqual([true, false]);
  const config = await newCache().query(ingressQuery(x));
  const found = (host: string, path: string) => resolveRoute(config, host, path);
  expect(found('api.keywarden-demo.example', '/payments/v2/refunds')).toMatchObject({
    found: 'proxy',
    environment: 'prod',
    proxy: 'payments',
    suffix: '/v2/refunds',
  });
  expect(found('partners.keywarden-demo.example', '/commerce/orders')).toMatchObject({
    proxy: 'orders',
    suffix: '/orders',
  });
  expect(found('other.example', '/')).toEqual({ found: 'no host' });
});

test('a group that can’t be loaded stays unloaded, and the others resolve', async () => {
  server.use(
    http.get('*/envgroups/partners/deployedIngressConfig', () =>
      HttpResponse.json({}, { status: 500 }),
    ),
  );
  const config = await newCache().query(ingressQuery(x));
  expect(resolveRoute(config, 'partners.keywarden-demo.example', '/')).toEqual({
    found: 'group not loaded',
    groups: ['partners'],
  });
  expect(resolveRoute(config, 'test.keywarden-demo.example', '/sandbox/x')).toMatchObject({
    proxy: 'sandbox',
    environment: 'test',
  });
});

test('without the permission, the ingress configuration is refused', async () => {
  setScenario('no-ingress');
  await expect(newCache().query(ingressQuery(x))).rejects.toMatchObject({ status: 403 });
});

test('a single product is read, and only its own 404 means that it does not exist', async () => {
  for (const organization of [x, edge])
    await expect(newCache().query(productQuery(organization, 'no such'))).rejects.toSatisfy(
      isMissingProduct,
    );
  expect(await newCache().query(productQuery(x, 'orders'))).toMatchObject({
    name: 'orders',
    proxies: ['orders'],
  });
  server.use(http.get('*/apiproducts/orders', () => new HttpResponse('<html>', { status: 404 })));
  await expect(newCache().query(productQuery(x, 'orders'))).rejects.not.toSatisfy(isMissingProduct);
});

test('an environment that is listed twice counts once', async () => {
  answerWith('', { name: x, environments: ['prod', 'test', 'prod'] });
  const { environments } = await newCache().query(environmentsQuery(x));
  expect(environments).toEqual(['prod', 'test']);
});
