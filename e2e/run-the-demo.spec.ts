import {
  choose,
  chooseScenario,
  confirmRevoke,
  expect,
  failedRequest,
  organizations,
  pathOf,
  test,
  type Page,
} from './test.ts';

const editView = `${pathOf('Checkout Web')}/edit`;

test('a change survives a reload, and another tab knows nothing of it', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await other.goto(editView);
  await expect(ordersOf(other)).toHaveText('Approved');
  await page.goto(editView);
  await revokeOrders(page);
  await page.reload();
  await expect(ordersOf(page)).toHaveText('Revoked');
  await other.reload();
  await expect(ordersOf(other)).toHaveText('Approved');
  await other.close();
});

test('Reset demo data puts everything back', async ({ page }) => {
  await page.goto(editView);
  await revokeOrders(page);
  await choose(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
  await confirmRevoke(page);
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Revoked');

  const menu = page.getByRole('button', { name: /^Demo data/ });
  await menu.click();
  await page.getByRole('button', { name: 'Reset demo data' }).click();
  await expect(ordersOf(page)).toHaveText('Approved');
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Approved');
  const said = page.getByRole('status').filter({ hasText: 'The demo data are as at the start.' });
  await expect(said).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.reload();
  await expect(ordersOf(page)).toHaveText('Approved');
  await page.goto('/');
  await expect(page.getByRole('radio', { name: 'Revoked 3', exact: true })).toBeVisible();
});

test('a scenario is chosen in the menu or by URL, is marked, and lasts', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto('/?scenario=forbidden-reads');
  const marker = page.getByRole('button', { name: 'Demo data Reading forbidden (403)' });
  await expect(marker).toBeVisible();
  await expect(page.getByText('You don’t have permission for this (403).')).toBeVisible();
  await page.reload();
  await expect(marker).toBeVisible();
  await expect(page.getByText('You don’t have permission for this (403).')).toBeVisible();
  await marker.click();
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('forbidden-reads');
  await page.getByRole('button', { name: 'Reset demo data' }).click();
  await expect(page.getByRole('button', { name: 'Demo data', exact: true })).toBeVisible();
});

test('an empty organization says that it is empty', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await expect(page.getByText('0 apps', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This organization has no apps' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await chooseScenario(page, 'All is well');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(60);
});

for (const [what, path, ready] of [
  ['list', '/organizations/keywarden-demo/apps', 'Apps'],
  ['app', pathOf('Checkout Web'), 'Checkout Web'],
] as const)
  test(`a slow network shows the shape of the ${what} first`, async ({ page }) => {
    await page.goto(`${path}?scenario=slow`);
    const main = page.getByRole('main');
    await expect(main.getByText('Loading…').first()).toBeAttached();
    await expect(main.locator('[aria-busy="true"]')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: ready })).toBeVisible();
    await expect(main.getByRole('table').first()).toBeVisible();
    await expect(main.getByText('Loading…')).toHaveCount(0);
  });

test('no request leaves the browser', async ({ page, baseURL }) => {
  const mocked = new Set<string>();
  const left: string[] = [];
  page.on('response', (response) => {
    const { origin } = new URL(response.url());
    if (origin === baseURL) return;
    if (response.fromServiceWorker()) mocked.add(origin);
    else left.push(response.url());
  });
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await page.getByRole('combobox', { name: 'Organization' }).selectOption(organizations.edge);
  await expect(page.getByRole('rowheader')).toHaveCount(24);
  await page.goto(editView);
  await revokeOrders(page);
  expect(left).toEqual([]);
  expect([...mocked].toSorted()).toEqual([
    'https://api.enterprise.apigee.com',
    'https://apigee.googleapis.com',
  ]);
});

function ordersOf(page: Page) {
  return page.getByRole('combobox', { name: 'Status of orders' });
}

async function revokeOrders(page: Page) {
  await choose(page, ordersOf(page), 'Revoke');
  await confirmRevoke(page);
  await expect(ordersOf(page)).toHaveText('Revoked');
}
