import { seed } from '../mocks/seed/seed.ts';
import { expect, failedRequest, organizations, test, toasts, type Page } from './test.ts';

const { x, edge } = organizations;

test.use({ viewport: { width: 1280, height: 2400 } });

async function openApprovals(page: Page, organization: string = x, query = '') {
  await page.goto(`/organizations/${organization}/approvals${query}`);
  const table = page.getByRole('table', { name: 'Approvals' });
  await expect(table).toBeVisible();
  return table;
}

test('everything that is pending is listed, and counted in the navigation', async ({ page }) => {
  for (const organization of [x, edge]) {
    const count = countPending(organization);
    const table = await openApprovals(page, organization);
    await expect(table).toHaveAttribute('aria-rowcount', String(count + 1));
    await expect(table.getByRole('button', { name: /^Approve / })).toHaveCount(count);
    await expect(page.getByText(`${count} requests waiting`, { exact: true })).toBeVisible();
    const link = page.getByRole('navigation').getByRole('link', { name: /^Approvals/ });
    await expect(link).toHaveAccessibleName(`Approvals ${count} waiting`);
  }
});

test('by keyboard: one key each, the focus goes on, and rows disappear once verified', async ({
  page,
  writes,
}) => {
  const table = await openApprovals(page);
  const rows = table.locator('tbody tr');
  const before = await rows.count();
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('a');
  await expect(rows).toHaveCount(before - 1);
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('r');
  await expect(rows).toHaveCount(before - 2);
  await expect(rows.first()).toBeFocused();
  expect(
    writes.map(({ target }) => new URLSearchParams(target.split('?')[1]).get('action')),
  ).toEqual(['approve', 'revoke']);
  const decided = page.getByText('Decided here: 1 approved, 1 rejected');
  await expect(decided).toBeVisible();
  await expect(toasts(page)).toHaveCount(0);

  // What was rejected can be approved.
  await decided.click();
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /^Approve / })
    .click();
  await expect(page.getByRole('listitem').getByRole('button', { name: /^Approve / })).toHaveCount(
    0,
  );
  await expect.poll(() => writes.length).toBe(3);
});

test('on a small screen, no toast covers the next requests', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openApprovals(page);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(page.getByText('Decided here: 1 approved, 0 rejected')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByText('Decided here: 1 approved, 0 rejected')).not.toBeInViewport();
  await page.keyboard.press('r');
  await expect(page.getByText('Decided here: 1 approved, 1 rejected')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Revoked: .*Verified/ })).toBeAttached();
  await expect(toasts(page)).toHaveCount(0);

  // Where no column headers are shown, *Select all* has a visible label.
  await page.getByText(/^Select all \d+ requests$/).click();
  await expect(page.getByText(/^\d+ selected$/)).toHaveText(`${countPending(x) - 2} selected`);
});

test('fifty approvals by keyboard alone, in a large organization', async ({ page, writes }) => {
  test.slow();
  // Fewer rows to render.
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.clock.install();
  await openApprovals(page, 'keywarden-large');
  await page.keyboard.press('j');
  for (let presses = 0; presses < 50; presses += 1) await page.keyboard.press('a');
  // 150 requests, at most ten a second.
  await expect(async () => {
    await page.clock.runFor(500);
    await expect(page.getByText('Decided here: 50 approved, 0 rejected')).toBeVisible({
      timeout: 1,
    });
  }).toPass({ intervals: [1] });
  expect(new Set(writes.map(({ target }) => target)).size).toBe(50);
  await expect(page.getByRole('table', { name: 'Approvals' }).locator(':focus')).toHaveCount(1);
});

test('a decision that fails keeps its row and says why; one that took effect does not', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  for (const [scenario, words] of [
    ['forbidden', 'You don’t have permission for this (403)'],
    ['rate-limited', '(429)'],
    ['connection-lost', 'Not known yet: the server may still apply it'],
    ['ignored', 'Accepted, but not confirmed: still shows Pending'],
    ['reply-lost', ''],
    ['server-error', 'Server error (500)'],
  ] as const) {
    const table = await openApprovals(page, x, `?scenario=${scenario}`);
    const rows = table.locator('tbody tr');
    const before = await rows.count();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await expect(async () => {
      await page.clock.fastForward(5000);
      if (words) await expect(rows.first()).toContainText(words, { timeout: 100 });
      else await expect(rows).toHaveCount(before - 1, { timeout: 100 });
    }, scenario).toPass({ intervals: [1] });
    if (words) {
      await expect(rows).toHaveCount(before);
      await expect(rows.nth(1)).toBeFocused();
    }
  }
  await expect(page.getByText('1 decision did not take effect')).toBeVisible();
});

test('while reads lag, the row stays until a read shows the decision', async ({ page, writes }) => {
  await page.clock.install();
  const table = await openApprovals(page, x, '?scenario=lagging-reads');
  const rows = table.locator('tbody tr');
  const before = await rows.count();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(rows.first()).toContainText('Confirming…');
  await expect(rows).toHaveCount(before);
  await expect(async () => {
    await page.clock.fastForward(500);
    expect(await rows.count()).toBe(before - 1);
  }).toPass();
  await expect(page.getByText('Decided here: 1 approved, 0 rejected')).toBeVisible();
  expect(writes).toHaveLength(1);
});

test('several at once: exactly the selected requests, after a preview', async ({
  page,
  writes,
}) => {
  const table = await openApprovals(page);
  const before = await table.getByRole('button', { name: /^Approve / }).count();
  await table.getByRole('button', { name: 'Select these 3 requests' }).click();
  const labels = await table
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { checked: true }) })
    .getByRole('button', { name: /^Approve / })
    .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  const requests = labels.map((label) => {
    const [, product, app] = /^Approve (.+) in key .+ of (.+)$/u.exec(label) ?? [];
    if (!product || !app) throw new Error(`“${label}” names no product and app`);
    return { product, app };
  });
  expect(requests).toHaveLength(3);
  const bar = page.getByRole('region', { name: 'Selection (F6)' });
  await expect(bar).toContainText('3 selected');

  // The keys decide on the selection too, not on the row with the focus.
  await page.keyboard.press('k');
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'Reject 3 requests?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog', { name: 'Approve 3 requests?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(writes).toEqual([]);
  await page.keyboard.press('F6');
  await expect(bar.getByRole('button', { name: 'Approve…' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Approve 3 requests?' });
  await expect(dialog).toContainText('3 statuses: Undo can’t restore them.');
  const names = dialog.getByRole('region', { name: 'Apps that will change' }).getByRole('listitem');
  for (const { product, app } of requests)
    await expect(names.filter({ hasText: app })).toContainText(product);
  await dialog.getByRole('button', { name: /^Approve 3 / }).click();
  await expect(table.getByRole('button', { name: /^Approve / })).toHaveCount(before - 3);
  await expect.poll(() => writes.length).toBe(3);
  await expect(page.getByText('Decided here: 3 approved, 0 rejected')).toBeVisible();
});

// Independent of the console: every pending status in the tables of the mock.
function countPending(organization: string): number {
  const { apps = [] } =
    seed(Date.now()).organizations.find(({ name }) => name === organization) ?? {};
  const statuses = apps.flatMap((app) => [
    app.status,
    ...app.credentials.flatMap((key) => [key.status, ...key.products.map(({ status }) => status)]),
  ]);
  return statuses.filter((status) => /^pending$/i.test(status)).length;
}
