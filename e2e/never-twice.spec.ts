import {
  expectReceived,
  type Hosted,
  recordAnnouncements,
  test,
  waitForOpenRequests,
} from './fixture-hosted.ts';
import { choose, confirmRevoke, submitStatus, noteOf } from './statuses.ts';
import { expect, pathOf, tabTo, type Locator, type Page } from './test.ts';

// Requests are counted on the server.

const revoke = /\/apiproducts\/orders\?action=revoke$/;

test('double-clicking Approve, or pressing Enter twice, sends one request', async ({
  page,
  hosted,
}) => {
  await open(page, hosted, 'Globex Returns');
  const status = page.getByRole('combobox', { name: 'App status' });
  await status.click();
  await page.getByRole('option', { name: 'Approve' }).dblclick();
  await expect(status).toHaveText('Approved');
  await expectReceived(page, hosted, [/action=approve$/]);

  hosted.reset();
  await open(page, hosted, 'Globex Returns');
  await tabTo(page, status);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Revoke' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('option', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Approved');
  await page.keyboard.press('Escape');
  await expectReceived(page, hosted, [/action=approve$/]);
});

test('double-clicking Revoke, or pressing Enter twice, sends one request', async ({
  page,
  hosted,
}) => {
  for (const twice of ['mouse', 'keyboard']) {
    hosted.reset();
    const orders = await open(page, hosted);
    await choose(page, orders, 'Revoke');
    const button = page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' });
    if (twice === 'mouse') await button.dblclick();
    else {
      await button.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    }
    await expect(orders).toHaveText('Revoked');
    await page.keyboard.press('Escape');
    await expectReceived(page, hosted, [revoke]);
  }
});

test('double-clicking Undo sends one request', async ({ page, hosted }) => {
  const orders = await open(page, hosted);
  await revokeIn(page);
  await expect(orders).toHaveText('Revoked');
  await noteOf(page, 'orders').getByRole('button', { name: 'Undo: orders' }).dblclick();
  await expect(orders).toHaveText('Approved');
  await expectReceived(page, hosted, [revoke, /orders\?action=approve$/]);
});

test('double-clicking Undo on the Activity page sends one request', async ({ page, hosted }) => {
  await open(page, hosted);
  await revokeIn(page);
  await expect(noteOf(page, 'orders')).toContainText('Revoked, verified');
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await page.getByRole('button', { name: 'Undo: orders' }).dblclick();
  await expect(page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1)).toContainText(
    'Approved, verified',
  );
  await expectReceived(page, hosted, [revoke, /orders\?action=approve$/]);
});

test('no request when the status is already set, also from a stale tab', async ({
  page,
  hosted,
  context,
}) => {
  const other = await context.newPage();
  const { announcements } = await recordAnnouncements(other);
  const orders = await open(page, hosted);
  const behind = await open(other, hosted);
  await choose(page, orders, 'Approve');
  await expectReceived(page, hosted, []);

  await revokeIn(page);
  await expect(orders).toHaveText('Revoked');
  await expect(behind).toHaveText('Approved');
  await revokeIn(other);
  await expect
    .poll(announcements)
    .toContainEqual(
      expect.stringMatching(
        /^polite: Already revoked: orders\. .*It already has this status\. Nothing was sent\.$/,
      ),
    );
  await expect(noteOf(other, 'orders').getByRole('button')).toHaveCount(0);
  await expect(behind).toHaveText('Revoked');
  await expect(other.getByRole('row', { name: /^orders/ })).toContainText(
    /Already revoked at [\d:]{8}\. Nothing was sent/,
  );
  await expectReceived(other, hosted, [revoke]);
});

test('two tabs revoking the same product at once send at most one request each', async ({
  page,
  hosted,
  context,
}) => {
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) await choose(tab, await open(tab, hosted), 'Revoke');
  await Promise.all(tabs.map(confirmRevoke));
  for (const tab of tabs) {
    await expect(ordersIn(tab)).toHaveText('Revoked');
    await expect(noteOf(tab, 'orders')).toContainText(/^(Revoked, verified|Already revoked)/);
    await waitForOpenRequests(tab);
  }
  const received = hosted.received();
  expect([1, 2]).toContain(received.length);
  for (const request of received) expect(request).toMatch(revoke);
});

async function open(page: Page, hosted: Hosted, app = 'Checkout Web'): Promise<Locator> {
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  await expect(page.getByRole('combobox', { name: 'App status' })).toBeVisible();
  return ordersIn(page);
}

function ordersIn(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Status of orders' });
}

async function revokeIn(page: Page): Promise<void> {
  await submitStatus(page, ordersIn(page), 'Revoke');
}
