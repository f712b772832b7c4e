import { switchOrganization } from './navigate.ts';
import {
  chooseScenario,
  expect,
  failedRequest,
  pathOf,
  tallViewport,
  test,
  type Page,
} from './test.ts';

test.use(tallViewport);

const list = '/organizations/keywarden-demo/apps';
const app = pathOf('Checkout Web');

const failures = [
  {
    scenario: 'unauthorized',
    path: list,
    says: 'The access token is missing or has expired (401).',
    details: ['Request had invalid authentication credentials.', 'HTTP 401 · UNAUTHENTICATED'],
  },
  {
    scenario: 'forbidden-reads',
    path: app,
    says: 'You don’t have permission for this (403).',
    details: ['The caller does not have permission', 'HTTP 403 · PERMISSION_DENIED'],
  },
  {
    scenario: 'gone',
    path: `${app}/edit`,
    says: 'Not found (404). It may have been deleted.',
    details: ['HTTP 404'],
  },
  {
    scenario: 'server-error-reads',
    path: list,
    says: 'Server error (500).',
    details: ['Internal error encountered.', 'HTTP 500 · INTERNAL'],
  },
  {
    scenario: 'html-error-reads',
    path: app,
    says: 'Server error (502).',
    details: ['HTTP 502', 'apigee.googleapis.com'],
  },
  {
    scenario: 'connection-lost-reads',
    path: list,
    says: 'apigee.googleapis.com could not be reached.',
    details: ['apigee.googleapis.com'],
  },
];

for (const { scenario, path, says, details } of failures)
  test(`${scenario}: the page shows the reason, and works after Try again`, async ({
    page,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    await page.goto(`${path}?scenario=${scenario}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Could not load this page');
    await expect(page.getByText(says, { exact: true })).toBeVisible();
    await page.getByText('Details', { exact: true }).click();
    for (const line of details)
      await expect(page.locator('details code').filter({ hasText: line }).first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText('<');

    // While the server fails, trying again fails too and shows the error again.
    const asked = page.waitForRequest(/\/v1\/organizations\/keywarden-demo\/apps/u);
    await page.getByRole('button', { name: 'Try again' }).click();
    await asked;
    await expect(page.getByText(says, { exact: true })).toBeVisible();
    await chooseScenario(page, 'No faults');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectRead(page, path);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

test('no-reply-reads: loading times out after 30 seconds', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.goto(`${app}?scenario=no-reply-reads`);
  await expect(page.getByRole('main').getByText('Loading…').first()).toBeAttached();
  await page.clock.fastForward(31_000);
  const says = page.getByText('apigee.googleapis.com did not answer within 30 seconds.');
  await expect(says).toBeVisible();
  await chooseScenario(page, 'No faults');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectRead(page, app);
});

test('rate-limited-reads: the list loads after the requested wait', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const asked: number[] = [];
  page.on('response', (response) => {
    if (/\/v1\/.*\/apps\?/u.test(response.url())) asked.push(response.status());
  });
  await page.goto(`${list}?scenario=rate-limited-reads`);
  await expect(page.getByRole('main').getByText('Loading…').first()).toBeAttached();
  await expectRead(page, list);
  expect(asked).toEqual([429, 200]);
});

test('a deleted app stays on the page, with a notice', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await chooseScenario(page, 'App deleted meanwhile (404)');
  await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('Could not refresh. You are seeing older data.');
  await expect(notice).toContainText('Not found (404). It may have been deleted.');
  await expect(page.getByRole('group', { name: /^Key / })).toHaveCount(1);
  await expect(page.getByRole('table', { name: /^API products/ }).getByRole('row')).toHaveCount(4);
  await notice.getByText('Details', { exact: true }).click();
  await expect(notice.getByText('HTTP 404')).toBeVisible();

  await chooseScenario(page, 'No faults');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toHaveCount(0);
  await expectRead(page, app);
});

test('a list that can’t be refreshed stays, with a notice', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.goto('/');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await chooseScenario(page, 'Server error on reads (500)');
  await page.getByRole('button', { name: 'Refresh' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('Server error (500).');
  await expect(page.getByRole('rowheader')).toHaveCount(60);
  await chooseScenario(page, 'No faults');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toHaveCount(0);
});

test('unknown app IDs and organizations show an error page with a link', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${list}/00000000-0000-4000-8000-000000000000`);
  await expect(page.getByText(/^Not found \(404\)/)).toBeVisible();
  await page.getByRole('link', { name: 'Back to Apps' }).click();
  await expectRead(page, list);

  await page.goto('/organizations/nobody/apps');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Could not load this page');
  await expect(
    page.getByText('An organization that does not exist can answer the same.'),
  ).toBeVisible();
  await switchOrganization(page, 'keywarden-demo');
  await expectRead(page, list);
});

async function expectRead(page: Page, path: string) {
  await expect(page.getByRole('heading', { name: 'Could not load this page' })).toHaveCount(0);
  if (path === list) await expect(page.getByRole('rowheader')).toHaveCount(60);
  else await expect(page.getByRole('row', { name: /orders/ })).toContainText('Approved');
}
