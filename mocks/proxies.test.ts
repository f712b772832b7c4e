import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { violations } from './contract.ts';
import { resetMock, server, setScenario } from './node.ts';
import { edgeUrl, get, xUrl } from './request.for-tests.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock());
afterAll(() => server.close());

interface Config {
  environmentGroups: GroupConfig[];
}
interface GroupConfig {
  name: string;
  hostnames?: string[];
  location?: string;
  routingRules?: { basepath: string; receiver?: string }[];
}

test('proxies are those that the products name, in the shape of each platform', async () => {
  const onX = await get(`${xUrl}/apis`);
  expect(violations('ListApiProxiesResponse', onX.body)).toEqual([]);
  const { proxies } = onX.body as { proxies: { name: string }[] };
  expect(proxies.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['orders', 'payments', 'weather']),
  );
  expect((await get(`${edgeUrl}/apis`)).body).toEqual(
    expect.arrayContaining(['timetables', 'weatherapi']),
  );
});

test('deployments are those of one environment, in the shape of each platform', async () => {
  const onX = await get(`${xUrl}/environments/test/deployments`);
  expect(violations('ListDeploymentsResponse', onX.body)).toEqual([]);
  const { deployments } = onX.body as { deployments: { apiProxy: string }[] };
  const names = deployments.map(({ apiProxy }) => apiProxy);
  expect(names).toContain('sandbox');
  expect(names).not.toContain('tax');
  const onEdge = await get(`${edgeUrl}/environments/prod/deployments`);
  const { aPIProxy } = onEdge.body as { aPIProxy: { name: string }[] };
  expect(aPIProxy.map(({ name }) => name)).toContain('timetables');
  expect((await get(`${xUrl}/environments/none/deployments`)).status).toBe(404);
});

test('the ingress configuration has hosts and rules, and only the location of a group that is apart', async () => {
  const { body } = await get(`${xUrl}/deployedIngressConfig?view=FULL`);
  expect(violations('IngressConfig', body)).toEqual([]);
  const { environmentGroups } = body as Config;
  const prod = environmentGroups.find(({ name }) => name.endsWith('/prod-group'));
  expect(prod?.hostnames).toContain('api.keywarden-demo.example');
  expect(prod?.routingRules).toContainEqual({
    basepath: '/payments',
    environment: 'prod',
    receiver: 'organizations/keywarden-demo/apis/payments/revisions/12',
  });
  const partners = environmentGroups.at(-1);
  expect(partners).toEqual({ name: partners?.name, location: expect.any(String) });
  const apart = await get(`${xUrl}/envgroups/partners/deployedIngressConfig?view=FULL`);
  expect(violations('EnvironmentGroupConfig', apart.body)).toEqual([]);
  expect((apart.body as GroupConfig).hostnames).toEqual(['partners.keywarden-demo.example']);
});

test('without view=FULL no rule names its receiver', async () => {
  const { environmentGroups } = (await get(`${xUrl}/deployedIngressConfig`)).body as Config;
  const rules = environmentGroups.flatMap(({ routingRules = [] }) => routingRules);
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter(({ receiver }) => receiver !== undefined)).toEqual([]);
});

test('the scenario without ingress refuses only the ingress configuration', async () => {
  setScenario('no-ingress');
  expect((await get(`${xUrl}/deployedIngressConfig?view=FULL`)).status).toBe(403);
  expect((await get(`${xUrl}/apis`)).status).toBe(200);
});
