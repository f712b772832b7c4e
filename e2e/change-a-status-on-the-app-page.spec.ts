import { confirmRevoke } from './statuses.ts';
import { expect, keyOf, masked, pathOf, tabTo, test } from './test.ts';

const key = masked(keyOf('Checkout Web'));

test('every status on the app page says which one it is', async ({ page }) => {
  await page.goto(pathOf('Checkout Web'));
  const main = page.getByRole('main');
  await expect(main).toContainText('App status Approved');
  await expect(main).toContainText(`Status of key ${key} Approved`);
  await expect(
    page.getByRole('row', { name: /^orders .*Status of orders Approved/ }),
  ).toBeVisible();
});

for (const { level, button, control } of [
  { level: 'an app', button: 'Change app status', control: 'App status' },
  { level: 'a key', button: `Change status of key ${key}`, control: `Status of key ${key}` },
  { level: 'a product', button: 'Change status of orders', control: 'Status of orders' },
])
  test(`the status of ${level} is changed on the app page`, async ({ page, writes }) => {
    await page.goto(pathOf('Checkout Web'));
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('option', { name: 'Revoke', exact: true }).click();
    await confirmRevoke(page);
    const status = page.getByRole('combobox', { name: control, exact: true });
    await expect(status).toHaveText('Revoked');
    await expect(status).toBeFocused();
    expect(writes).toHaveLength(1);

    await status.press('Enter');
    await page.getByRole('option', { name: 'Approve', exact: true }).press('Enter');
    await expect(status).toHaveText('Approved');
    await expect(page.getByRole('button', { name: 'Undo' }).last()).toBeVisible();
    expect(writes).toHaveLength(2);
  });

test('by keyboard, Escape leaves the status unchanged and the focus on it', async ({
  page,
  writes,
}) => {
  await page.goto(pathOf('Checkout Web'));
  await tabTo(page, page.getByRole('button', { name: 'Change status of orders' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Approve', selected: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toBeFocused();
  // The other statuses stay as they were.
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveCount(0);
  expect(writes).toEqual([]);
});
