import { pasteText } from './clipboard.ts';
import { countInput } from './count-input.ts';
import { confirmRevoke, noteOf } from './statuses.ts';
import { expect, keyOf, masked, pathOf, tabTo, test, type Page } from './test.ts';

// The key is the fourth on the page, far below the line at the top.
const app = 'Delivery Hub';
const key = keyOf(app, 1);

test('a leaked key is revoked and verified with a paste and two clicks', async ({
  page,
  writes,
}) => {
  const counted = await countInput(page);
  await pasteInList(page, `GET /v1/orders?apikey=${key.consumerKey} 200`);
  const banner = bannerOf(page);
  const revoke = banner.getByRole('button', { name: `Revoke key ${masked(key)}`, exact: true });
  await expect(revoke).toBeInViewport();
  await revoke.click();
  await confirmRevoke(page);
  await expectRevoked(page);
  expect(await counted()).toEqual({ clicks: 2, keys: 0 });
  expect(writes).toHaveLength(1);
  // Not on Approve: a second press of Enter must not approve the key again.
  await expect(cardOf(page)).toBeFocused();

  await banner.getByRole('button', { name: `Approve key ${masked(key)}`, exact: true }).click();
  await expect(verdict(page)).toHaveText(`Found ${masked(key)}: Usable for 2 of 3 products`);
  await expect(cardOf(page)).toBeFocused();
  await expect(
    noteOf(page, `Key ${masked(key)}`).getByRole('button', { name: /^Undo/ }),
  ).toBeVisible();
  expect(writes).toHaveLength(2);
});

test('by keyboard alone, a leaked key is revoked and verified with at most 12 keys', async ({
  page,
  writes,
}) => {
  const counted = await countInput(page);
  await pasteInList(page, key.consumerKey);
  await expect(page.getByRole('heading', { level: 1, name: app })).toBeFocused();
  await tabTo(page, verdict(page));
  await page.keyboard.press('Enter');
  await tabTo(page, bannerOf(page).getByRole('button', { name: /^Revoke key / }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: `Revoke key ${masked(key)}?` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Revoke', exact: true }));
  await page.keyboard.press('Enter');
  await expectRevoked(page);
  await expect(cardOf(page)).toBeFocused();
  const { clicks, keys } = await counted();
  const keysOfPaste = 2;
  expect(clicks).toBe(0);
  expect(keys + keysOfPaste).toBeLessThanOrEqual(12);
  expect(writes).toHaveLength(1);
});

test('cancelling leaves the key as it is, with the focus on Revoke', async ({ page, writes }) => {
  await pasteInList(page, key.consumerKey);
  const revoke = bannerOf(page).getByRole('button', { name: /^Revoke key / });
  await revoke.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(revoke).toBeFocused();
  expect(writes).toEqual([]);
});

test('all keys of a pasted log are revoked at once, and no other key', async ({ page, writes }) => {
  const leaked = [keyOf(app, 0), key, keyOf('Rain Radar')];
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await pasteText(page, leaked.map(({ consumerKey }) => `GET /?apikey=${consumerKey}`).join('\n'));
  const find = page.getByRole('dialog', { name: 'Search', exact: true });
  await expect(find.getByRole('group', { name: 'Keys found' }).getByRole('option')).toHaveCount(3);
  await find.getByRole('option', { name: 'Revoke these 3 keys…' }).click();

  const plan = page.getByRole('dialog', { name: 'Revoke 3 keys?' });
  await expect(plan.getByRole('radio', { name: 'The 3 keys that were found' })).toBeChecked();
  await expect(plan.getByRole('listitem')).toHaveText([/^Delivery Hub/, /^Rain Radar/]);
  await plan.getByRole('button', { name: 'Revoke 3 keys' }).click();
  await expect(page.getByText(/^Revok(ing|ed:) 3 keys/)).toBeFocused();
  expect(await page.evaluate(() => scrollY), 'the list has not moved').toBe(0);
  await expect(page.getByRole('region', { name: 'Bulk change' })).toContainText('Revoked: 3 keys');
  expect(writes).toHaveLength(3);
  expect(
    new Set(writes.map(({ target }) => /keys\/([^?]+)\?action=revoke$/u.exec(target)?.[1])),
  ).toEqual(new Set(leaked.map(({ consumerKey }) => consumerKey)));
});

test('the starts of keys are not enough to revoke them', async ({ page }) => {
  const starts = [key, keyOf('Rain Radar')].map(({ consumerKey }) => consumerKey.slice(0, 12));
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await pasteText(page, starts.map((start) => `apikey=${start}`).join('\n'));
  const find = page.getByRole('dialog', { name: 'Search', exact: true });
  await expect(find.getByRole('option')).toHaveText([/^Delivery Hub/, /^Rain Radar/]);
});

function cardOf(page: Page) {
  return page.getByRole('group', { name: `Key ${masked(key)}`, exact: true });
}

/** The strip at the top of the found key's card. */
function bannerOf(page: Page) {
  return cardOf(page).getByRole('group', { name: 'Found key', exact: true });
}

/** The line at the top of the page; it leads to the card. */
function verdict(page: Page) {
  return page.getByRole('link', { name: /^Found / });
}

async function pasteInList(page: Page, text: string): Promise<void> {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await pasteText(page, text);
  await expect(page).toHaveURL(pathOf(app));
}

async function expectRevoked(page: Page): Promise<void> {
  await expect(verdict(page)).toHaveText(`Found ${masked(key)}: Blocked: key revoked`);
  const card = cardOf(page);
  await expect(card.getByText('Key: Revoked', { exact: true })).toBeVisible();
  await expect(card.getByText(/^Revoked, verified /)).toBeVisible();
}
