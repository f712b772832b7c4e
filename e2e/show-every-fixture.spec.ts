import { expect, tallViewport, test } from './test.ts';

test.use(tallViewport);

// Real response bodies from public sources. The console must show the app in each.
const fixtures = [
  {
    body: 'a developer app of Edge',
    organization: 'keywarden-edge',
    app: 'AnotherTestApp',
    shown: ['6ed3a4d1-4733-439a-80a4-0d71149ec9ad', 'giIC…KLhb', 'Blocked: product revoked'],
  },
  {
    body: 'a company app of Edge',
    organization: 'keywarden-edge',
    app: 'f98678b9-4d1b-4927-ba17-62e6efaadfcc',
    shown: ['Company', 'phpunit', 'This is a test app created by PHP Unit.', 'foo', 'bar'],
  },
  {
    body: 'an app of Edge whose key has no product',
    organization: 'keywarden-edge',
    app: 'f98678b9-4d1b-4927-ba17-62e6efaadfb3',
    shown: ['http://example.com', 'phpunit@example.com', 'Blocked: no API product'],
  },
  {
    body: 'an imported key of Edge, without an expiry',
    organization: 'keywarden-edge',
    app: 'imported-key-app',
    shown: ['impo…0001', 'Never', 'Blocked: no API product'],
  },
  {
    body: 'a key of X with a pending product, expired by now',
    organization: 'keywarden-demo',
    app: 'Storm Alerts',
    shown: ['q2H0…UJg3', 'Pending', 'Blocked: key expired', 'Not approved: '],
  },
];

for (const { body, organization, app, shown } of fixtures)
  test(`${body} is shown without an error`, async ({ page }) => {
    await page.goto(`/organizations/${organization}/apps?sort=app`);
    await page.getByRole('searchbox').fill(app);
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
    for (const text of shown) await expect(page.getByRole('main')).toContainText(text);
  });
