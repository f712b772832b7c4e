import { tables } from '../mocks/db.ts';
import { hostProduction } from './servers/static-host.ts';
import { changeStatus } from './statuses.ts';
import { expect, test } from './test.ts';

// The mock is shared by the process, so these tests run one after the other.
test.describe.configure({ mode: 'serial' });

const config = {
  connections: [
    {
      name: 'X',
      platform: 'x',
      baseUrl: '/apigee/v1',
      organizations: ['keywarden-demo'],
      signIn: { kind: 'proxy' },
    },
    {
      name: 'Edge',
      platform: 'edge',
      baseUrl: '/apigee/v1',
      organizations: ['keywarden-edge'],
      signIn: { kind: 'proxy' },
    },
  ],
};
const list = '/apigee/v1/organizations/keywarden-demo/apps';

for (const isPlain of [false, true])
  test(`the list is requested in parallel with the scripts and shown after at most 7 requests, ${isPlain ? 'from a plain host' : 'with the configuration in the page'}`, async ({
    afterwards,
    page,
  }) => {
    // Scripts are withheld until the list is requested. If the scripts requested it, the page would never load.
    const host = await hostProduction({ config, isPlain, scriptsAfter: list });
    afterwards(host.close);
    await page.addInitScript(markFirstRow);
    // Products load last, after the list. The host must stay until then.
    const products = page.waitForResponse(/\/apiproducts\?/u);
    await page.goto(`${host.url}/organizations/keywarden-demo/apps`, { waitUntil: 'commit' });
    await page.getByRole('row').nth(1).waitFor();
    const before = await page.evaluate(requestsBeforeFirstRow);
    expect(before.filter((path) => path === list)).toHaveLength(1);
    expect(before.length, before.join('\n')).toBeLessThanOrEqual(7);
    await expect(page.getByRole('status').filter({ hasText: '60 apps' })).toBeVisible();
    await products;
  });

test('the frame of the list is shown before the scripts have loaded, and nowhere else', async ({
  afterwards,
  page,
}) => {
  const host = await hostProduction({ config, scriptsAfter: '/scripts-may-load' });
  afterwards(host.close);
  const hasFrame = () => page.evaluate(readFrame);
  await page.goto(`${host.url}/organizations/keywarden-demo/activity`, { waitUntil: 'commit' });
  await expect(page.locator('#root')).toBeEmpty();
  expect(await hasFrame()).toBe(false);
  await page.goto(`${host.url}/organizations/keywarden-demo/apps`, { waitUntil: 'commit' });
  await expect.poll(hasFrame).toBe(true);
  await page.request.get(`${host.url}/scripts-may-load`);
  await page.getByRole('row').nth(1).waitFor();
  expect(await hasFrame()).toBe(false);
});

test('revoking a product takes one read, one write and one read, and the list is not loaded again', async ({
  afterwards,
  page,
  writes,
}) => {
  const host = await hostProduction({ config });
  afterwards(host.close);
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(page.getByText('Amelia Hart')).toBeVisible();
  // The display names of products load last.
  await expect(page.getByText('Loyalty & Points')).toBeVisible();
  const reads: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().includes('/apigee/')) reads.push(request.url());
  });
  await changeStatus(page, orders, 'Revoke');
  await page.getByRole('link', { name: 'Apps' }).first().click();
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  expect(writes).toHaveLength(1);
  expect(reads).toHaveLength(2);
});

test('without a configuration the page explains how to add one, and shows no demo data', async ({
  afterwards,
  page,
  expectedNoise,
}) => {
  expectedNoise.push(/404/u);
  const host = await hostProduction({});
  afterwards(host.close);
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Not connected' })).toBeVisible();
  await expect(page.getByText('Demo data')).toHaveCount(0);
});

test('a server without visible organizations shows “No organization”', async ({
  afterwards,
  page,
}) => {
  const connection = {
    name: 'Shop',
    platform: 'x',
    baseUrl: '/apigee/v1',
    signIn: { kind: 'proxy' },
  };
  const host = await hostProduction({ config: { connections: [connection] } });
  afterwards(host.close);
  tables().organizations.length = 0;
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1, name: 'No organization' })).toBeVisible();
  await expect(page.getByText('Shop shows you no organization.')).toBeVisible();
});

test('every error in the configuration is listed', async ({ afterwards, page }) => {
  const host = await hostProduction({
    config: { connections: [{ name: 'X', platform: 'saas', baseUrl: 'apigee' }] },
  });
  afterwards(host.close);
  await page.goto(host.url);
  await expect(page.getByText('connections.0.platform')).toBeVisible();
  await expect(page.getByText('connections.0.baseUrl')).toBeVisible();
});

function markFirstRow() {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('tbody tr')) return;
    performance.mark('first row');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

// The page and all requests before the first row.
function requestsBeforeFirstRow() {
  const [mark] = performance.getEntriesByName('first row');
  const requests = performance.getEntriesByType('resource');
  return [
    location.pathname,
    ...requests
      .filter(({ startTime }) => startTime < (mark?.startTime ?? 0))
      .map(({ name }) => new URL(name).pathname),
  ];
}

/** Whether the style sheet draws the frame of the list. */
function readFrame(): boolean {
  const root = document.querySelector('#root');
  return root !== null && getComputedStyle(root, '::before').content === '""';
}
