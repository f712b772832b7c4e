import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App, Organization } from './tables.ts';
import { violations } from './contract.ts';
import developerApp from './fixtures/edge-developer-app.json' with { type: 'json' };
import { resetMock, server } from './node.ts';
import { edgeUrl, get, path, xUrl } from './request.for-tests.ts';
import { seed } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const { organizations } = seed(testNow);
const [x] = organizations as [Organization, Organization];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

/** The contract violations of the body at `url`. */
async function problems(schema: string, url: string): Promise<string[]> {
  const { status, body } = await get(url);
  return [...(status === 200 ? [] : [`${url}: ${status}`]), ...violations(schema, body)];
}

function ownerPath(app: App): string {
  return path(
    app.owner.kind === 'developer'
      ? 'developers'
      : app.owner.kind === 'appgroup'
        ? 'appgroups'
        : 'companies',
    app.owner.id,
  );
}

test('every body of the X seed is valid by the contract', async () => {
  expect(
    await problems('ListOrganizationsResponse', 'https://apigee.googleapis.com/v1/organizations'),
  ).toEqual([]);
  expect(await problems('Organization', xUrl)).toEqual([]);
  expect(await problems('OrganizationProjectMapping', `${xUrl}:getProjectMapping`)).toEqual([]);
  for (const query of [
    '',
    '?expand=true',
    '?expand=true&includeCred=true',
    '?pageSize=7&expand=true',
    '?rows=3',
  ]) {
    expect(await problems('ListAppsResponse', `${xUrl}/apps${query}`)).toEqual([]);
  }
  for (const query of ['', '?expand=true', '?count=3']) {
    expect(await problems('ListOfDevelopersResponse', `${xUrl}/developers${query}`)).toEqual([]);
    expect(await problems('ListApiProductsResponse', `${xUrl}/apiproducts${query}`)).toEqual([]);
  }
  expect(await problems('ListAppGroupsResponse', `${xUrl}/appgroups`)).toEqual([]);
  expect(await problems('ListAppGroupsResponse', `${xUrl}/appgroups?pageSize=2`)).toEqual([]);
  for (const { email } of x.developers) {
    expect(await problems('Developer', `${xUrl}${path('developers', email)}`)).toEqual([]);
    expect(
      await problems('ListDeveloperAppsResponse', `${xUrl}${path('developers', email, 'apps')}`),
    ).toEqual([]);
    expect(
      await problems(
        'ListDeveloperAppsResponse',
        `${xUrl}${path('developers', email, 'apps')}?expand=true`,
      ),
    ).toEqual([]);
  }
  for (const { name } of x.appGroups) {
    expect(await problems('AppGroup', `${xUrl}${path('appgroups', name)}`)).toEqual([]);
    expect(
      await problems(
        'ListAppGroupAppsResponse',
        `${xUrl}${path('appgroups', name, 'apps')}?pageSize=1`,
      ),
    ).toEqual([]);
  }
  for (const { name } of x.products)
    expect(await problems('ApiProduct', `${xUrl}${path('apiproducts', name)}`)).toEqual([]);
  for (const app of x.apps) {
    const own = `${xUrl}${ownerPath(app)}${path('apps', app.name)}`;
    const kind = app.owner.kind === 'developer' ? 'DeveloperApp' : 'AppGroupApp';
    expect(await problems('App', `${xUrl}${path('apps', app.appId)}`)).toEqual([]);
    expect(await problems(kind, own)).toEqual([]);
    for (const { consumerKey } of app.credentials) {
      expect(await problems(`${kind}Key`, `${own}${path('keys', consumerKey)}`)).toEqual([]);
    }
  }
});

test('AnotherTestApp is sent as in its fixture', async () => {
  const byEmail = await get(`${edgeUrl}/developers/wwitman@apigee.com/apps/AnotherTestApp`);
  expect(byEmail.body).toEqual(developerApp);
  const byId = await get(`${edgeUrl}/developers/Z2S37rxX2Suzkwtg/apps/AnotherTestApp`);
  expect(byId.body).toEqual(developerApp);
  const byAppId = await get(`${edgeUrl}/apps/${developerApp.appId}`);
  expect(byAppId.body).toEqual(developerApp);
  const byAlias = await get(
    'http://127.0.0.1:4173/edge/v1/o/keywarden-edge/developers/Z2S37rxX2Suzkwtg/apps/AnotherTestApp',
  );
  expect(byAlias.body).toEqual(developerApp);
});
