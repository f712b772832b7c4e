import { openDeleteDialog } from './app-forms.ts';
import { expect, failedRequest, pathOf, tabTo, test, toasts } from './test.ts';

// After the deletion, the console reads the app to verify that it is gone: 404.
test.beforeEach(({ expectedNoise }) => void expectedNoise.push(failedRequest));

for (const [title, app, organization, request] of [
  [
    'X developer',
    'Rain Radar',
    'keywarden-demo',
    /^DELETE .*\/developers\/[^/]+\/apps\/Rain%20Radar$/,
  ],
  [
    'X AppGroup',
    'Partner Sync',
    'keywarden-demo',
    /^DELETE .*\/appgroups\/[^/]+\/apps\/Partner%20Sync$/,
  ],
  [
    'Edge developer',
    'AnotherTestApp',
    'keywarden-edge',
    /^DELETE .*\/developers\/[^/]+\/apps\/AnotherTestApp$/,
  ],
] as const)
  test(`${title}: deletes an app once its name is typed, and leaves for the list`, async ({
    page,
    writes,
  }) => {
    const dialog = await openDeleteDialog(page, app, { organization });
    await expect(dialog.getByText('Stops working')).toBeVisible();
    const typed = dialog.getByRole('textbox', { name: `Type ${app} to confirm` });
    await typed.fill('something else');
    await dialog.getByRole('button', { name: 'Delete app' }).click();
    await expect(typed).toHaveAttribute('aria-invalid', 'true');
    expect(writes).toEqual([]);
    await typed.fill(app);
    await dialog.getByRole('button', { name: 'Delete app' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
    await expect(toasts(page)).toContainText('Deleted');
    await expect(page.getByRole('rowheader', { name: app, exact: true })).toHaveCount(0);
    expect(writes.map(({ method, target }) => `${method} ${target}`)).toEqual([
      expect.stringMatching(request),
    ]);
  });

test('by keyboard: Escape deletes nothing, and returns the focus', async ({ page, writes }) => {
  await page.goto(`${pathOf('Rain Radar')}/edit`);
  const open = page.getByRole('button', { name: 'Delete app' });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Type Rain Radar to confirm' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Rain Radar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  expect(writes).toHaveLength(1);
});

test('offers to revoke the app instead', async ({ page, writes }) => {
  const dialog = await openDeleteDialog(page, 'Rain Radar');
  await dialog.getByRole('button', { name: 'Revoke instead' }).click();
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Revoked');
  expect(writes.map(({ target }) => target)).toEqual([expect.stringContaining('?action=revoke')]);
});

test('a refusal stays in the dialog', async ({ page }) => {
  const dialog = await openDeleteDialog(page, 'Rain Radar', { scenario: 'forbidden' });
  await dialog.getByRole('textbox', { name: 'Type Rain Radar to confirm' }).fill('Rain Radar');
  await dialog.getByRole('button', { name: 'Delete app' }).click();
  await expect(dialog.getByRole('alert')).toContainText('apigee.developerapps.delete');
});

test('a deletion whose reply is lost is found to be done', async ({ page, writes }) => {
  const dialog = await openDeleteDialog(page, 'Rain Radar', { scenario: 'reply-lost' });
  await dialog.getByRole('textbox', { name: 'Type Rain Radar to confirm' }).fill('Rain Radar');
  await dialog.getByRole('button', { name: 'Delete app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
  await expect(toasts(page)).toContainText('Deleted');
  expect(writes).toHaveLength(1);
});
