import { expect, keyOf, masked, organizations, test, type Page } from './test.ts';

const path = `/organizations/${organizations.x}/keys`;
const table = (page: Page) => page.getByRole('table', { name: 'Keys' });
const rowOf = (page: Page, key: string, app: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: `Key ${key} of ${app}`, exact: true }) });

test('finds keys by filter and order, opens one, and revokes a selected one for good', async ({
  page,
  writes,
}) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Keys', exact: true }).click();
  await expect(page.getByText('70 keys', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'Expires' }).selectOption('Within 30 days');
  await page.getByRole('columnheader', { name: 'Expires' }).getByRole('button').click();
  await expect(page).toHaveURL(`${path}?expires=30&sort=expires`);
  const giftCards = masked(keyOf('Gift Cards'));
  await expect(table(page).getByRole('row').nth(1)).toContainText(giftCards);

  await rowOf(page, giftCards, 'Gift Cards').getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selection (F6)' });
  await expect(bar).toContainText('1 selected');
  await bar.getByRole('button', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke 1 key?' });
  await expect(dialog.getByRole('radio', { name: 'The selected key' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Revoke 1 key' }).click();
  await expect(page.getByRole('region', { name: 'Bulk change' })).toContainText('Revoked: 1 key');
  await expect(rowOf(page, giftCards, 'Gift Cards')).toContainText('Blocked: key revoked');
  expect(writes.map(({ target }) => target)).toEqual([
    expect.stringContaining(`/keys/${keyOf('Gift Cards').consumerKey}?action=revoke`),
  ]);

  await page.getByRole('link', { name: `Key ${giftCards} of Gift Cards` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gift Cards' })).toBeVisible();
  await expect(page.getByText(`Found ${giftCards}: Blocked: key revoked`).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(`${path}?expires=30&sort=expires`);
  await expect(rowOf(page, giftCards, 'Gift Cards')).toBeVisible();
});

test('a key that is searched for filters the table and stays out of the URL', async ({ page }) => {
  const { consumerKey } = keyOf('Checkout Web');
  await page.goto(path);
  await page.getByRole('searchbox').fill(consumerKey.slice(0, 12));
  await expect(page.getByText('1 of 70 keys', { exact: true })).toBeVisible();
  await expect(table(page).getByRole('row').nth(1)).toContainText('Checkout Web');
  await page.getByRole('radio', { name: /^Blocked/ }).check();
  await expect(page).toHaveURL(`${path}?state=blocked`);
});
