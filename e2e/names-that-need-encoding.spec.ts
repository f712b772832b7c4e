import { changeStatus } from './statuses.ts';
import { appOfSeed, expect, keyOf, organizations, pathOf, test } from './test.ts';

// Every path segment is encoded: spaces, `#`, `%`, `$` and `@` (docs/apigee-api.md, "Names"). A developer is addressed
// by e-mail on X, where apps contain it, and by id on Edge (docs/apigee-api.md, "Owners").
const { x, edge } = organizations;
const cases = [
  {
    organization: x,
    app: 'Souq 100%',
    product: 'catalogue',
    path: 'keywarden-demo/developers/layla.haddad%40souq-online.example/apps/Souq%20100%25',
    encodedProduct: 'catalogue',
  },
  {
    organization: x,
    app: 'Save $ Daily',
    product: 'loyalty',
    path: 'keywarden-demo/developers/kwame.mensah%40accrapay.example/apps/Save%20%24%20Daily',
    encodedProduct: 'loyalty',
  },
  {
    organization: edge,
    app: 'Lighthouse #7',
    product: 'FreeWeatherAPI',
    path: `keywarden-edge/developers/${ownerOf('Lighthouse #7')}/apps/Lighthouse%20%237`,
    encodedProduct: 'FreeWeatherAPI',
  },
  {
    // A first-generation developer id, and a product with a space.
    organization: edge,
    app: 'Outage Map',
    product: 'meter readings',
    path: 'keywarden-edge/developers/keywarden-edge%40%40%40kFsOyPfSNEdb6aSL/apps/Outage%20Map',
    encodedProduct: 'meter%20readings',
  },
];

for (const { organization, app, product, path, encodedProduct } of cases)
  test(`a product of “${app}” is revoked at the right URL`, async ({ page, writes }) => {
    const { consumerKey } = keyOf(app, 0, organization);
    await page.goto(`${pathOf(app, organization)}/edit`);
    const status = page.getByRole('combobox', { name: `Status of ${product}`, exact: true });
    await changeStatus(page, status, 'Revoke');
    expect(writes.map(({ target }) => target)).toEqual([
      `/v1/organizations/${path}/keys/${consumerKey}/apiproducts/${encodedProduct}?action=revoke`,
    ]);
  });

// A UUID, which needs no encoding.
function ownerOf(app: string): string {
  return appOfSeed(edge, app).owner.id;
}
