import { addOrganization, organizationNamed } from '../mocks/db.ts';
import { requests, setScenario } from '../mocks/node.ts';
import { generatedOrganization } from '../mocks/seed/generate.ts';
import { hostProduction } from './servers/static-host.ts';
import { expect, test } from './test.ts';

const size = 6200;
const signIn = { kind: 'proxy' };
const config = {
  connections: [
    { name: 'X', platform: 'x', baseUrl: '/apigee/v1', organizations: ['large-x'], signIn },
    {
      name: 'Edge',
      platform: 'edge',
      baseUrl: '/apigee/v1',
      organizations: ['large-edge'],
      signIn,
    },
  ],
};

/** A large organization with a product that only three of its last apps have, and one that none has. */
function addLarge(name: string, platform: 'x' | 'edge') {
  const now = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  addOrganization(generatedOrganization({ name, platform, apps: size, now }));
  const organization = organizationNamed(name);
  const [first] = organization?.products ?? [];
  if (!organization || !first) throw new Error('no product');
  organization.products.push({ ...first, name: 'rare' }, { ...first, name: 'unused' });
  const last = organization.apps.toSorted((a, b) => (a.appId < b.appId ? 1 : -1));
  const rare = last.filter(({ credentials }) => credentials.length === 1).slice(0, 3);
  for (const { credentials } of rare)
    credentials[0]?.products.push({ name: 'rare', status: 'approved' });
}

test('on Edge, a product lists its apps, and an inconclusive answer does not say that nobody uses it', async ({
  page,
  afterwards,
}) => {
  const host = await hostProduction({ config, freshConnections: true });
  afterwards(host.close);
  addLarge('large-edge', 'edge');
  const keys = page.getByRole('region', { name: 'Keys with this product' });
  const count = keys.getByText(/^(?:At least )?[\d,]+$/u);
  const open = (product: string) =>
    page.goto(`${host.url}/organizations/large-edge/products/${product}`);

  await open('rare');
  await expect(keys.getByText(/^Apigee listed the apps with this product at/u)).toBeVisible();
  await expect(count).toHaveText('3');
  expect(requests().filter(({ path }) => /\/apps\/[^/]+$/u.test(path))).toHaveLength(3);

  await open('unused');
  await expect(keys.getByText(/^Only the first .* apps are loaded and searched\.$/u)).toBeVisible();
  await expect(keys.getByRole('heading', { name: 'Nothing found so far' })).toBeVisible();
  await expect(keys.getByText('No key has this product')).toHaveCount(0);
  await keys.getByRole('button', { name: /^(?:Load all apps|Continue loading)$/u }).click();
  await expect(keys.getByRole('heading', { name: 'No key has this product' })).toBeVisible();
});

test('on X, an empty answer to a filter is checked against the apps', async ({
  page,
  afterwards,
}) => {
  const host = await hostProduction({ config, freshConnections: true });
  afterwards(host.close);
  addLarge('large-x', 'x');
  const keys = page.getByRole('region', { name: 'Keys with this product' });
  await page.goto(`${host.url}/organizations/large-x/products/rare`);
  await expect(keys.getByText(/^Apigee searched all apps/u)).toBeVisible();

  setScenario({
    id: 'no-answer',
    affects: 'reads',
    lists: 'empty',
    matching: /filter=apiProduct/u,
  });
  await page.goto(`${host.url}/organizations/large-x/products/unused`);
  await expect(
    keys.getByText(/^Only the first 1,000 apps are loaded and searched\.$/u),
  ).toBeVisible();
  await expect(keys.getByRole('heading', { name: 'Nothing found so far' })).toBeVisible();
  await expect(keys.getByRole('button', { name: 'Load all apps' })).toBeVisible();
});
