import { allowClipboard, copyBy } from './clipboard.ts';
import {
  appOfSeed,
  chooseScenario,
  edgeCases,
  expect,
  masked,
  organizations,
  pathOf,
  tallViewport,
  test,
  type Locator,
  type Page,
} from './test.ts';
import { allSecrets } from './secret-leaks.ts';

test.use(tallViewport);

const { x, edge } = organizations;
const secrets = allSecrets();

for (const [organization, app] of [
  [x, 'Delivery Hub'],
  [x, 'Warehouse Scanner'],
  [edge, 'AnotherTestApp'],
  [edge, 'Lost Property'],
] as const)
  test(`the JSON of ${app} marks the three statuses and shows no key and no secret`, async ({
    page,
  }) => {
    const { credentials } = appOfSeed(organization, app);
    await openFromList(page, organization, app);
    const json = await openJson(page, app);
    const products = credentials.flatMap((key) => key.products);
    await expect(json.getByText(/^\(3\) app/)).toHaveCount(1);
    await expect(json.getByText(/^\(2\) key/)).toHaveCount(credentials.length);
    await expect(json.getByText(/^\(1\) product in key/)).toHaveCount(products.length);
    for (const key of credentials)
      await expect(json.getByText(`"consumerKey": "${masked(key)}"`)).toHaveCount(1);
    await expect(json.getByText('"consumerSecret": "••••••••"')).toHaveCount(credentials.length);
    await expect(page.getByText(/^Loaded at \d+:\d\d:\d\d/)).toBeVisible();
    const html = await page.content();
    expect(secrets.filter((secret) => html.includes(secret))).toEqual([]);
  });

test('a status is marked on its own line, and the legend says what each mark means', async ({
  page,
}) => {
  await page.goto(pathOf('AnotherTestApp', edge));
  const json = await openJson(page, 'AnotherTestApp');
  for (const line of [
    /"status": "revoked"\s*\(1\) product in key: whether this key works for this product/,
    /"status": "approved",?\s*\(2\) key: whether this key works at all/,
    /"status": "approved",?\s*\(3\) app: whether any key of this app works/,
  ])
    await expect(json.getByText(line)).toHaveCount(1);
  const section = page.getByRole('region', { name: 'JSON', exact: true });
  await expect(section.getByRole('term')).toHaveText(['(1) product in key', '(2) key', '(3) app']);
});

test('the JSON is copied without or with secrets', async ({ page, context, expectedCopies }) => {
  await allowClipboard(context);
  for (const [organization, app] of [
    [x, 'Checkout iOS'],
    [edge, 'AnotherTestApp'],
  ] as const) {
    const { credentials } = appOfSeed(organization, app);
    await page.goto(pathOf(app, organization));
    await openJson(page, app);
    const without = await copyBy(
      page,
      page.getByRole('button', { name: 'Copy without secrets', exact: true }),
    );
    expect(secrets.filter((secret) => without.includes(secret))).toEqual([]);
    expect(keysIn(without)).toEqual(
      credentials.map((key) => ({ key: masked(key), secret: '••••••••' })),
    );
    expectedCopies.push(...credentials.flatMap((key) => [key.consumerKey, key.consumerSecret]));
    const whole = await copyBy(
      page,
      page.getByRole('button', { name: 'Copy with secrets', exact: true }),
    );
    expect(keysIn(whole)).toEqual(
      credentials.map(({ consumerKey: key, consumerSecret: secret }) => ({ key, secret })),
    );
    const html = await page.content();
    expect(secrets.filter((secret) => html.includes(secret))).toEqual([]);
  }
});

test('the page says that the JSON is still loading, because the list has none', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await chooseScenario(page, 'Reads are never answered');
  await page.getByRole('link', { name: 'Checkout (iOS)', exact: true }).click();
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  await expect(page.getByText('Loading the app…')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy with secrets' })).toHaveCount(0);
  // The data from the list is enough for the calls.
  await expect(page.getByRole('table', { name: 'Calls' }).getByRole('rowheader')).toHaveCount(7);
});

test('it opens and closes by keyboard, and 40 products scroll within the JSON', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(pathOf('Tax Engine'));
  const button = page.getByRole('button', { name: 'JSON', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const json = page.getByRole('region', { name: /^JSON of / });
  await expect(json.getByText(/^\(1\) product in key/)).toHaveCount(40);
  const { inside, sideways } = await json.evaluate((box) => ({
    inside: box.scrollHeight > box.clientHeight && box.scrollWidth > box.clientWidth,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(inside).toBe(true);
  expect(sideways).toBeLessThanOrEqual(0);
  await json.focus();
  await page.keyboard.press('End');
  await expect.poll(() => json.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(json).toHaveCount(0);
  await button.press('Enter');
  await expect(json).toBeVisible();
});

test('names with markup are shown as text', async ({ page }) => {
  const markup = '<img src=x onerror=alert(1)>';
  await page.goto(`/organizations/${edgeCases}/apps`);
  await page.getByRole('link', { name: markup, exact: true }).click();
  const json = await openJson(page, markup);
  await expect(json).toContainText(String.raw`"value": "\"><script>alert(2)</script>`);
  await expect(page.locator('img, main script')).toHaveCount(0);
});

async function openFromList(page: Page, organization: string, app: string): Promise<void> {
  const { attributes, name } = appOfSeed(organization, app);
  const shown = attributes.find((found) => found.name === 'DisplayName')?.value || name;
  await page.goto(`/organizations/${organization}/apps`);
  await page.getByRole('link', { name: shown, exact: true }).click();
}

async function openJson(page: Page, app: string): Promise<Locator> {
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const json = page.getByRole('region', { name: /^JSON of / });
  await expect(json, app).toBeVisible();
  return json;
}

function keysIn(text: string) {
  const { credentials } = JSON.parse(text) as {
    credentials: { consumerKey: string; consumerSecret: string }[];
  };
  return credentials.map(({ consumerKey: key, consumerSecret: secret }) => ({ key, secret }));
}
