import { switchOrganization } from './navigate.ts';
import { allowClipboard, readClipboard } from './clipboard.ts';
import { confirmRevoke, noteOf } from './statuses.ts';
import {
  appOfSeed,
  expect,
  keyOf,
  masked,
  organizations,
  pathOf,
  tallViewport,
  test,
  type Page,
} from './test.ts';
import { allSecrets } from './secret-leaks.ts';

test.use(tallViewport);

const secrets = allSecrets();

test('no page shows a key or a secret before it is revealed', async ({ page }) => {
  expect(secrets.length).toBeGreaterThan(180);
  await page.goto('/');
  const table = page.getByRole('table', { name: 'Apps' });
  await expect(table.getByRole('row')).toHaveCount(61);
  expect(await leaksOf(page)).toEqual([]);

  await page.getByRole('link', { name: 'Delivery Hub' }).click();
  for (const key of appOfSeed(organizations.x, 'Delivery Hub').credentials)
    await expect(page.getByRole('group', { name: `Key ${masked(key)}` })).toBeVisible();
  expect(await leaksOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const shown = masked(keyOf('Delivery Hub'));
  await page.getByRole('combobox', { name: `Status of key ${shown}` }).click();
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(2);
  expect(await leaksOf(page)).toEqual([]);

  await page.getByRole('option', { name: 'Revoke', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText(shown);
  expect(await leaksOf(page)).toEqual([]);

  await confirmRevoke(page);
  await expect(noteOf(page, `Key ${shown}`)).toContainText('Revoked, verified');
  expect(await leaksOf(page)).toEqual([]);

  await switchOrganization(page, organizations.edge);
  await expect(table.getByRole('row')).toHaveCount(25);
  expect(await leaksOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'AnotherTestApp', exact: true }).click();
  await expect(page.getByRole('group', { name: /^Key / })).toHaveCount(1);
  expect(await leaksOf(page)).toEqual([]);
});

test('Reveal shows one value, and Hide takes it away', async ({ page }) => {
  await page.goto(pathOf('Checkout iOS'));
  const older = keyOf('Checkout iOS', 0);
  const newer = keyOf('Checkout iOS', 1);
  const card = page.getByRole('group', { name: `Key ${masked(older)}` });
  await card.getByRole('button', { name: 'Reveal key' }).click();
  await expect(card.getByText(older.consumerKey, { exact: true })).toBeVisible();
  expect(await leaksOf(page)).toEqual([older.consumerKey]);

  const other = page.getByRole('group', { name: `Key ${masked(newer)}` });
  await other.getByRole('button', { name: 'Reveal secret' }).click();
  await expect(other.getByText(newer.consumerSecret, { exact: true })).toBeVisible();
  expect(await leaksOf(page)).toEqual([older.consumerKey, newer.consumerSecret]);

  await card.getByRole('button', { name: 'Hide key' }).click();
  await expect(card.getByRole('button', { name: 'Reveal key' })).toBeFocused();
  expect(await leaksOf(page)).toEqual([newer.consumerSecret]);
  await other.getByRole('button', { name: 'Hide secret' }).click();
  await expect(other.getByRole('button', { name: 'Reveal secret' })).toBeFocused();
  expect(await leaksOf(page)).toEqual([]);
});

test('a revealed value is hidden after 30 seconds', async ({ page }) => {
  await page.clock.install();
  await page.goto(pathOf('Checkout Web'));
  await expect(page.getByRole('button', { name: 'Reveal key' })).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: 'Reveal key' }).click();
  await expect(page.getByRole('button', { name: 'Hide key' })).toBeVisible();
  await page.clock.runFor(29_900);
  expect(await leaksOf(page)).toHaveLength(1);
  await page.clock.runFor(200);
  await expect(page.getByRole('button', { name: 'Reveal key' })).toBeVisible();
  expect(await leaksOf(page)).toEqual([]);
  await page.clock.resume();
});

const leavings = [
  {
    how: 'the window loses the focus',
    leave: (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('blur'))),
  },
  {
    how: 'the tab goes to the background',
    leave: (page: Page) =>
      page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }),
  },
  {
    how: 'another page opens, also on the way back',
    leave: async (page: Page) => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await expect(page.getByRole('combobox', { name: 'App status' })).toBeVisible();
      expect(await leaksOf(page)).toEqual([]);
      await page.goBack();
    },
  },
];

for (const { how, leave } of leavings)
  test(`a revealed value is hidden when ${how}`, async ({ page }) => {
    await page.goto(pathOf('Checkout Web'));
    await page.getByRole('button', { name: 'Reveal key' }).click();
    await page.getByRole('button', { name: 'Reveal secret' }).click();
    expect(await leaksOf(page)).toHaveLength(2);
    await leave(page);
    await expect(page.getByRole('button', { name: 'Reveal key' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reveal secret' })).toBeVisible();
    expect(await leaksOf(page)).toEqual([]);
  });

test('Copy puts a value on the clipboard without showing it', async ({
  page,
  context,
  expectedCopies,
}) => {
  await allowClipboard(context);
  await page.goto(pathOf('Checkout Web'));
  const { consumerKey, consumerSecret } = keyOf('Checkout Web');
  expectedCopies.push(consumerKey, consumerSecret);
  for (const [what, value] of Object.entries({ key: consumerKey, secret: consumerSecret })) {
    const copy = page.getByRole('button', { name: `Copy ${what}` });
    await expect(copy).toBeEnabled();
    const wasShown = await watchFor(page, value);
    await copy.click();
    await expect(copy).toHaveText('Copied');
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
    expect(await readClipboard(page)).toBe(value);
    expect(await wasShown()).toBe(false);
    await expect(copy).toHaveText('Copy');
  }
});

test('a refused copy is not reported as a success', async ({ page }) => {
  await page.goto(pathOf('Checkout Web'));
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Copy key' }).click();
  await expect(page.getByRole('main').getByText('Could not copy')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Could not copy' })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Copy key' })).toHaveText('Copy');
});

async function leaksOf(page: Page): Promise<string[]> {
  const html = await page.content();
  return secrets.filter((secret) => html.includes(secret));
}

// Checks every DOM change, to detect a value that is shown for a single frame.
async function watchFor(page: Page, value: string): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle((wanted) => {
    const found = { yes: false };
    const look = () => {
      found.yes ||= document.documentElement.outerHTML.includes(wanted);
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(document, everything);
    look();
    return found;
  }, value);
  return () => seen.evaluate(({ yes }) => yes);
}
