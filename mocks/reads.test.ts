import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { App, Organization } from './db.ts';
import { violations } from './contract.ts';
import developerApp from './fixtures/edge-developer-app.json' with { type: 'json' };
import { resetMock, server } from './node.ts';
import { EDGE, get, path, X } from './request.ts';
import { seed } from './seed.ts';

const NOW = Date.UTC(2026, 10, 21);
const { organizations } = seed(NOW);
const [x] = organizations as [Organization, Organization];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(NOW));
afterAll(() => server.close());

async function fits(schema: string, url: string): Promise<void> {
  const { status, body } = await get(url);
  expect(status, url).toBe(200);
  expect(violations(schema, body), url).toEqual([]);
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

test('every body of the X seed fits its schema in the contract', async () => {
  await fits('ListOrganizationsResponse', 'https://apigee.googleapis.com/v1/organizations');
  await fits('Organization', X);
  await fits('OrganizationProjectMapping', `${X}:getProjectMapping`);
  for (const query of [
    '',
    '?expand=true',
    '?expand=true&includeCred=true',
    '?pageSize=7&expand=true',
    '?rows=3',
  ]) {
    await fits('ListAppsResponse', `${X}/apps${query}`);
  }
  for (const query of ['', '?expand=true', '?count=3']) {
    await fits('ListOfDevelopersResponse', `${X}/developers${query}`);
    await fits('ListApiProductsResponse', `${X}/apiproducts${query}`);
  }
  await fits('ListAppGroupsResponse', `${X}/appgroups`);
  await fits('ListAppGroupsResponse', `${X}/appgroups?pageSize=2`);
  for (const { email } of x.developers) {
    await fits('Developer', `${X}${path('developers', email)}`);
    await fits('ListDeveloperAppsResponse', `${X}${path('developers', email, 'apps')}`);
    await fits('ListDeveloperAppsResponse', `${X}${path('developers', email, 'apps')}?expand=true`);
  }
  for (const { name } of x.appGroups) {
    await fits('AppGroup', `${X}${path('appgroups', name)}`);
    await fits('ListAppGroupAppsResponse', `${X}${path('appgroups', name, 'apps')}?pageSize=1`);
  }
  for (const { name } of x.products) await fits('ApiProduct', `${X}${path('apiproducts', name)}`);
  for (const app of x.apps) {
    const own = `${X}${ownerPath(app)}${path('apps', app.name)}`;
    const kind = app.owner.kind === 'developer' ? 'DeveloperApp' : 'AppGroupApp';
    await fits('App', `${X}${path('apps', app.appId)}`);
    await fits(kind, own);
    for (const { consumerKey } of app.credentials) {
      await fits(`${kind}Key`, `${own}${path('keys', consumerKey)}`);
    }
  }
});

test('AnotherTestApp of the seed page is served as it was', async () => {
  const byEmail = await get(`${EDGE}/developers/wwitman@apigee.com/apps/AnotherTestApp`);
  expect(byEmail.body).toEqual(developerApp);
  const byId = await get(`${EDGE}/developers/Z2S37rxX2Suzkwtg/apps/AnotherTestApp`);
  expect(byId.body).toEqual(developerApp);
  const byAppId = await get(`${EDGE}/apps/${developerApp.appId}`);
  expect(byAppId.body).toEqual(developerApp);
  const byAlias = await get(
    'http://127.0.0.1:4173/edge/v1/o/keywarden-edge/developers/Z2S37rxX2Suzkwtg/apps/AnotherTestApp',
  );
  expect(byAlias.body).toEqual(developerApp);
});
