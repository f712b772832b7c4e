import { fourApps, outcome } from './four-apps.ts';
import { choose, confirmRevoke, expect, pathOf, test, toasts, type Page } from './test.ts';

for (const { kind, organization, app, switches } of fourApps)
  test(`Undo restores exactly the level that was changed, in ${kind}`, async ({ page, writes }) => {
    await page.goto(`${pathOf(app, organization)}/edit`);
    for (const { name, before, change, back, method, path } of switches) {
      const status = page.getByRole('combobox', { name, exact: true });
      await expect(status).toHaveText(before);
      const all = await textOf(page);
      await choose(page, status, change);
      if (change === 'Revoke') await confirmRevoke(page);
      await expect(status).toHaveText(outcome[change]);
      // Twice, as an impatient hand does: it still is one request.
      await toasts(page).last().getByRole('button', { name: 'Undo' }).dblclick();
      await expect(status).toHaveText(before);
      await expect.poll(() => textOf(page)).toEqual(all);
      expect(writes.splice(0).map((sent) => `${sent.method} ${sent.target}`)).toEqual([
        `${method} ${path}?action=${change.toLowerCase()}`,
        `${method} ${path}?action=${back.toLowerCase()}`,
      ]);
    }
  });

test('what was pending cannot become pending again, and the toast says so', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Merchant Onboarding')}/edit`);
  for (const [product, option] of [
    ['payments-v2', 'Approve'],
    ['identity', 'Revoke'],
  ] as const) {
    const status = page.getByRole('combobox', { name: `Status of ${product}` });
    await expect(status).toHaveText('Pending');
    await choose(page, status, option);
    if (option === 'Revoke') await confirmRevoke(page);
    await expect(status).toHaveText(outcome[option]);
    const toast = toasts(page).filter({ hasText: `${outcome[option]}: ${product}` });
    await expect(toast).toContainText('cannot be undone: nothing leads back to “Pending”');
    await expect(toast.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  }
  expect(writes).toHaveLength(2);
});

test('a status that nobody knows is shown as it came, and can be left but not restored', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Drone Dispatch')}/edit`);
  const status = page.getByRole('combobox', { name: /^Status of key / });
  const key = page.getByRole('group', { name: /^Key / });
  await expect(status).toHaveText('suspended');
  await expect(key).toContainText('Blocked: key status “suspended” is not known');
  await choose(page, status, 'Approve');
  await expect(status).toHaveText('Approved');
  await expect(key.getByRole('strong')).toHaveText('Usable');
  await expect(toasts(page)).toContainText('cannot be undone: nothing leads back to “suspended”');
  await expect(toasts(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect(writes).toHaveLength(1);
});

/** What every Status control on the page shows, from top to bottom. */
function textOf(page: Page): Promise<string[]> {
  return page.getByRole('main').getByRole('combobox').allTextContents();
}
