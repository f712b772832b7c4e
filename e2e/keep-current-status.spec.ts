import { choose, statusOptions } from './statuses.ts';
import { expect, letTimePass, organizations, pathOf, test } from './test.ts';

test('a pending product shows Pending and offers both options, neither of them selected', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Storm Watch')}/edit`);
  const status = page.getByRole('combobox', { name: 'Status of premium-weather' });
  await expect(status).toHaveText('Pending');
  await status.click();
  await expect(statusOptions(page)).toHaveText(['Approve', 'Revoke']);
  await expect(statusOptions(page).and(page.getByRole('option', { selected: true }))).toHaveCount(
    0,
  );
  await expect(statusOptions(page).locator('svg')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(status).toHaveText('Pending');
  expect(writes).toEqual([]);
});

// The Edge app has the statuses APPROVED and Approved: case does not matter (docs/apigee-api.md, "Statuses").
for (const { app, organization, key, product } of [
  {
    app: 'Till Emulator',
    organization: organizations.x,
    key: ['Revoked', 'Revoke'],
    product: 'orders',
  },
  {
    app: 'SHOUTING APP',
    organization: organizations.edge,
    key: ['Approved', 'Approve'],
    product: 'timetables',
  },
])
  test(`choosing the current status sends no request and opens no dialog, in ${app}`, async ({
    page,
    writes,
  }) => {
    await page.goto(`${pathOf(app, organization)}/edit`);
    const cases = [
      { name: 'App status', shown: 'Approved', option: 'Approve' },
      { name: /^Status of key /, shown: key[0] ?? '', option: key[1] ?? '' },
      { name: `Status of ${product}`, shown: 'Approved', option: 'Approve' },
    ];
    for (const { name, shown, option } of cases) {
      const status = page.getByRole('combobox', { name });
      await expect(status).toHaveText(shown);
      await status.click();
      await expect(page.getByRole('option', { name: option, selected: true })).toBeFocused();
      await expect(statusOptions(page).locator('svg')).toHaveCount(1);
      await page.getByRole('option', { name: option }).click();
      await expect(page.getByRole('listbox')).toHaveCount(0);
      await expect(page.getByRole('alertdialog')).toHaveCount(0);
      await expect(status).toHaveText(shown);
      await expect(status).toBeFocused();
    }
    expect(writes).toEqual([]);
  });

test('Escape and Cancel in the dialog change nothing', async ({ page, writes }) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const dialog = page.getByRole('alertdialog');
  for (const name of ['App status', /^Status of key /, 'Status of orders']) {
    const status = page.getByRole('combobox', { name });
    await choose(page, status, 'Revoke');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(status).toBeFocused();

    await choose(page, status, 'Revoke');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(status).toBeFocused();
    await expect(status).toHaveText('Approved');
  }
  expect(writes).toEqual([]);
});

test('a double click or double Enter sends one request', async ({ page, writes }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=slow-writes`);
  const revoke = page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true });
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await choose(page, orders, 'Revoke');
  await revoke.dblclick();
  await expect(orders).toHaveText('Revoking…');
  await letTimePass(page, () => expect(orders).toHaveText('Revoked', { timeout: 100 }));
  expect(writes).toHaveLength(1);

  const loyalty = page.getByRole('combobox', { name: 'Status of loyalty' });
  await choose(page, loyalty, 'Revoke');
  await revoke.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(loyalty).toHaveText('Revoking…');
  await letTimePass(page, () => expect(loyalty).toHaveText('Revoked', { timeout: 100 }));
  await expect(page.getByRole('listbox')).toHaveCount(0);
  expect(writes).toHaveLength(2);

  await loyalty.click();
  await page.getByRole('option', { name: 'Approve' }).dblclick();
  await expect(loyalty).toHaveText('Approving…');
  await letTimePass(page, () => expect(loyalty).toHaveText('Approved', { timeout: 100 }));
  expect(writes).toHaveLength(3);
});
