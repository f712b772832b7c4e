import { statusOptions } from './statuses.ts';
import { expect, pathOf, test } from './test.ts';

// Every character of a US keyboard except space, which opens the list.
const printable = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(0x21 + index));

test('typing on a closed Status control changes nothing at any level', async ({ page, writes }) => {
  await page.clock.install();
  await page.goto(`${pathOf('Rain Radar')}/edit`);
  const controls = [
    { control: page.getByRole('combobox', { name: 'App status' }), shown: 'Approved' },
    { control: page.getByRole('combobox', { name: /^Status of key / }), shown: 'Approved' },
    {
      control: page.getByRole('combobox', { name: 'Status of premium-weather' }),
      shown: 'Revoked',
    },
  ];
  for (const { control, shown } of controls) {
    await control.focus();
    // Type-ahead joins characters typed within a second, so a second passes between them.
    for (const word of [...printable, 'revoke', 'Approve', 'rr']) {
      await page.keyboard.type(word);
      await page.clock.fastForward(1_100);
    }
    await expect(control).toBeFocused();
    await expect(control).toHaveText(shown);
    await expect(control).toHaveAttribute('aria-expanded', 'false');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(page.getByRole('listbox')).toHaveCount(0);
  }
  // The next key after a stray one still opens the list; it does not count as part of a word.
  await page.keyboard.press('Space');
  await expect(statusOptions(page)).toHaveText(['Approve', 'Revoke']);
  await page.keyboard.press('Escape');
  expect(writes).toEqual([]);
});

test('a Status list opens by the expected keys, and a letter selects nothing', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  const status = page.getByRole('combobox', { name: 'Status of orders' });
  for (const key of ['Space', 'Enter', 'ArrowDown', 'ArrowUp']) {
    await status.press(key);
    await expect(statusOptions(page)).toHaveText(['Approve', 'Revoke']);
    await expect(page.getByRole('option', { name: 'Approve', selected: true })).toBeFocused();
    await page.keyboard.press('r');
    await expect(page.getByRole('option', { name: 'Revoke' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(status).toBeFocused();
    await expect(status).toHaveText('Approved');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  }
  expect(writes).toEqual([]);
});
