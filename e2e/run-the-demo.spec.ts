import { switchOrganization } from './navigate.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { changeStatus } from './statuses.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  organizations,
  pathOf,
  tallViewport,
  test,
  watchRequests,
  type Page,
} from './test.ts';

test.use(tallViewport);

const editView = `${pathOf('Checkout Web')}/edit`;

test('a change survives a reload and is not visible in another tab', async ({ page, context }) => {
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

test('Reset demo data restores the seed', async ({ page }) => {
  await page.goto(editView);
  await revokeOrders(page);
  await changeStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');

  const menu = page.getByRole('button', { name: /^Demo data/ });
  await menu.click();
  await page.getByRole('button', { name: 'Reset demo data' }).click();
  await expect(ordersOf(page)).toHaveText('Approved');
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Approved');
  const announcement = page.getByRole('status').filter({ hasText: 'Demo data was reset.' });
  await expect(announcement).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.reload();
  await expect(ordersOf(page)).toHaveText('Approved');
  await page.goto('/');
  await expect(page.getByRole('radio', { name: 'Revoked 3', exact: true })).toBeVisible();
});

test('a scenario is chosen in the menu or by URL, is shown, and survives a reload', async ({
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

test('an empty organization shows that it has no apps', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await expect(page.getByText('0 apps', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This organization has no apps' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await chooseScenario(page, 'No faults');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(60);
});

for (const [what, path, ready] of [
  ['list', '/organizations/keywarden-demo/apps', 'Apps'],
  ['app', pathOf('Checkout Web'), 'Checkout Web'],
] as const)
  test(`a slow network shows the skeleton of the ${what} first`, async ({ page }) => {
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
  const { underWay } = watchRequests(page, '/v1/');
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await switchOrganization(page, organizations.edge);
  await expect(page.getByRole('rowheader')).toHaveCount(24);
  // Leaving aborts open requests, and aborted requests do not show who answered them.
  await expect.poll(underWay).toBe(0);
  await page.goto(editView);
  await revokeOrders(page);
  expect(left).toEqual([]);
  expect([...mocked].toSorted()).toEqual([
    'https://api.enterprise.apigee.com',
    'https://apigee.googleapis.com',
  ]);
});

test('the demo has the policy of production: no request to another host, no inline script', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(/Content Security Policy/u);
  await page.goto(editView);
  await revokeOrders(page);
  expect(await answerTo(page, 'https://elsewhere.example/v1/organizations')).toBe('TypeError');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.head.append(script);
    return document.title;
  });
  expect(ran).not.toBe('ran');
});

test.describe('without the policy, which would refuse it earlier', () => {
  test.use({ bypassCSP: true });

  test('a page without its mock reaches no other origin', async ({
    page,
    context,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await using elsewhere = await anotherOrigin();
    const apps = `${elsewhere.url}/v1/organizations/keywarden-demo/apps`;
    await page.goto('/');
    await expect(page.getByRole('rowheader')).toHaveCount(60);
    expect(await answerTo(page, apps)).toBe(200);

    // This page of the demo starts no mock, but the worker controls it.
    const otherPage = await context.newPage();
    await otherPage.goto('/favicon.svg');
    expect(await otherPage.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(await answerTo(otherPage, apps)).toBe('TypeError');

    // MSW's own message when its page unloads.
    await page.evaluate(() => navigator.serviceWorker.controller?.postMessage('CLIENT_CLOSED'));
    await expect.poll(() => answerTo(page, apps)).toBe('TypeError');
    expect(await answerTo(otherPage, apps)).toBe('TypeError');
    expect(await answerTo(otherPage, '/favicon.svg')).toBe(200);
    expect(elsewhere.asked).toEqual([]);
  });
});

/** A server that allows every origin and records its requests. */
async function anotherOrigin() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Fetches and returns the status, or the name of the error. */
function answerTo(page: Page, url: string): Promise<number | string> {
  return page.evaluate(
    (asked) =>
      fetch(asked).then(
        ({ status }) => status,
        (error: Error) => error.name,
      ),
    url,
  );
}

function ordersOf(page: Page) {
  return page.getByRole('combobox', { name: 'Status of orders' });
}

async function revokeOrders(page: Page) {
  await changeStatus(page, ordersOf(page), 'Revoke');
}
