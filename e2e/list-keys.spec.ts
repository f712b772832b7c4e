import {
  chooseScenario,
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  test,
  type Page,
} from './test.ts';

const path = `/organizations/${organizations.x}/keys`;
const table = (page: Page) => page.getByRole('table', { name: 'Keys' });
const rowOf = (page: Page, key: string, app: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: `Key ${key} of ${app}`, exact: true }) });

test('finds keys by filter and order, opens one, and revokes a selected one for good', async ({
  page,
  writes,
}) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Keys', exact: true }).click();
  await expect(page.getByText('70 keys', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Expires' }).selectOption('Within 30 days');
  await page.getByRole('columnheader', { name: 'Expires' }).getByRole('button').click();
  await expect(page).toHaveURL(`${path}?expires=30&sort=expires`);
  const giftCards = masked(keyOf('Gift Cards'));
  const links = table(page).getByRole('row').nth(1).getByRole('link');
  await expect(links.and(page.locator('[href*="/products/"]')).first()).toBeVisible();
  expect(await page.locator('*').count()).toBeLessThanOrEqual(900);
  await expect(links.and(page.locator('[href*="/developers/"]'))).toHaveText(/@/u);
  await expect(table(page).getByRole('row').nth(1)).toContainText(giftCards);

  await rowOf(page, giftCards, 'Gift Cards').getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selection (F6)' });
  await expect(bar).toContainText('1 selected');
  await bar.getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke 1 key?' });
  await expect(dialog.getByRole('radio', { name: 'The selected key' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Revoke 1 key' }).click();
  await expect(page.getByRole('region', { name: 'Bulk change' })).toContainText('Revoked: 1 key');
  await expect(rowOf(page, giftCards, 'Gift Cards')).toContainText('Blocked: key revoked');
  expect(writes.map(({ target }) => target)).toEqual([
    expect.stringContaining(`/keys/${keyOf('Gift Cards').consumerKey}?action=revoke`),
  ]);

  await page.getByRole('link', { name: `Key ${giftCards} of Gift Cards` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gift Cards' })).toBeVisible();
  await expect(page.getByText(`Found ${giftCards}: Blocked: key revoked`).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(`${path}?expires=30&sort=expires`);
  await expect(rowOf(page, giftCards, 'Gift Cards')).toBeVisible();
});

test('a key that is searched for filters the table and stays out of the URL', async ({ page }) => {
  const { consumerKey } = keyOf('Checkout Web');
  await page.goto(path);
  await page.getByRole('searchbox').fill(consumerKey.slice(0, 12));
  await expect(page.getByText('1 of 70 keys', { exact: true })).toBeVisible();
  await expect(table(page).getByRole('row').nth(1)).toContainText('Checkout Web');
  await page.getByRole('radio', { name: /^Blocked/ }).check();
  await expect(page).toHaveURL(`${path}?state=blocked`);
});

const note = (page: Page) => page.getByRole('note', { name: 'Last used' });

test('last used says what was read, and filters only when every environment was', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${path}?scenario=stats-refused&unused=30`);
  await expect(note(page)).toContainText('successful traffic in prod, up to');
  await expect(note(page)).toContainText('permission to view the statistics of test');
  await expect(note(page)).toContainText('So no app or key is shown as unused.');
  await expect(page.getByText('Not filtered by use:')).toBeVisible();
  await expect(page.getByText('70 keys', { exact: true })).toBeVisible();
  await expect(table(page).getByText(/^No calls in/u)).toHaveCount(0);

  await chooseScenario(page, 'No faults');
  await note(page).getByRole('button', { name: 'Try again' }).click();
  await expect(note(page)).toContainText('successful traffic in prod and test, up to');
  await expect(page.getByText(/^\d+ of 70 keys$/u)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Unused for' })).toHaveValue('30');
});

test('an app shows the calls of each key, by day as a table too', async ({ page }) => {
  await page.goto(pathOf('Delivery Hub'));
  await page.getByRole('button', { name: 'Usage', exact: true }).click();
  const calls = page.getByRole('table', { name: 'Usage' });
  await expect(calls.getByRole('row')).toHaveCount(6);
  await expect(calls).toContainText(masked(keyOf('Delivery Hub')));
  await page.locator('summary').filter({ hasText: 'Calls per day' }).click();
  await expect(page.getByRole('table', { name: 'Calls per day' }).getByRole('row')).toHaveCount(31);
  await page.goto(`${pathOf('Checkout Web')}?scenario=stats-per-app`);
  await page.getByRole('button', { name: 'Usage', exact: true }).click();
  await expect(
    page.getByText('Calls are shown per app: the statistics have no keys'),
  ).toBeVisible();
  await expect(calls.getByRole('row')).toHaveCount(2);
});
