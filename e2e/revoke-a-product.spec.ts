import { changeStatus, choose } from './statuses.ts';
import { expect, test } from './test.ts';

test('from the list to a revoked product and back', async ({ page, writes }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await expect(orders).toHaveText('Approved');

  await choose(page, orders, 'Revoke');
  const dialog = page.getByRole('alertdialog', { name: 'Revoke API product orders?' });
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(orders).toHaveText('Revoked');
  await expect(orders).toBeFocused();
  await expect(page.getByText('Usable for 2 of 3 products')).toBeVisible();
  await expect(page.getByText('Not approved: orders')).toBeVisible();
  expect(writes).toHaveLength(1);

  await changeStatus(page, orders, 'Approve');
  expect(writes).toHaveLength(2);
});
