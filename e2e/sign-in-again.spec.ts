import { findWholeChromium } from './chromium.ts';
import { expectNoTrace, signIn, useRealConnection } from './real-connection.ts';
import { changeStatus, submitStatus, noteOf } from './statuses.ts';
import { expect, failedRequest, keyOf, masked, pathOf, tabTo, test, type Locator } from './test.ts';
import { zoomed } from './zoom.ts';

const token = 'ya29.first-token';
const nextToken = 'ya29.next-token';
const real = useRealConnection(token);

test('session ends during a change: the page stays, nothing is resent, the change can be repeated', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${real.url}${pathOf('Delivery Hub')}/edit`);
  await signIn(page, token);
  // The last card but one: below the last one there is no room.
  const key = keyOf('Delivery Hub', 1);
  const card = page.getByRole('group', { name: `Key ${masked(key)}` });
  await card.getByRole('button', { name: 'Reveal key' }).click();
  const status = card.getByRole('combobox', { name: 'Status of orders' });
  // With room below, where the note on the change comes in.
  await status.evaluate((found) => found.scrollIntoView({ block: 'center' }));
  const before = await placeOf(status);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);

  real.acceptToken();
  await submitStatus(page, status, 'Revoke');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog.getByLabel('Access token')).toBeFocused();
  await expect(noteOf(page, 'orders')).toContainText('Not sent');
  await expect(noteOf(page, 'orders')).toContainText(
    'The access token is missing or has expired (401).',
  );
  await expect(status).toHaveText('Approved');
  await expect(card.getByText(key.consumerKey, { exact: true })).toBeVisible();
  expect(await placeOf(status)).toBe(before);

  await page.keyboard.press('Escape');
  await expect(status).toBeFocused();
  const signInAgain = noteOf(page, 'orders').getByRole('button', { name: 'Sign in again' });
  await tabTo(page, signInAgain);
  await page.keyboard.press('Enter');

  real.acceptToken(nextToken);
  await signIn(page, nextToken);
  await expect(dialog).toHaveCount(0);
  await expect(signInAgain).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(status).toHaveText('Approved');
  await expect(card.getByText(key.consumerKey, { exact: true })).toBeVisible();
  expect(await placeOf(status)).toBe(before);
  expect(changes(), 'nothing is sent by itself').toEqual([]);

  await changeStatus(page, status, 'Revoke');
  expect(changes().map(({ authorization }) => authorization)).toEqual([`Bearer ${nextToken}`]);
  await expectNoTrace(page, nextToken);
});

test('session ends on the list: the search text stays, sign-in can wait', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(real.url);
  await signIn(page, token);
  const search = page.getByRole('searchbox', { name: 'Search apps' });
  await search.fill('checkout');
  await expect(page.getByRole('status').filter({ hasText: '3 of 60' })).toBeVisible();

  real.acceptToken();
  await page.getByRole('button', { name: 'Refresh' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(search).toHaveValue('checkout');
  await expect(page.getByRole('row')).toHaveCount(4);

  // Nothing can be loaded now, and the page says so. After signing in it loads.
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Checkout Web' })).toBeFocused();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Sign in again', exact: true }).click();
  real.acceptToken(nextToken);
  await signIn(page, nextToken);
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toHaveText('Approved');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.goBack();
  await expect(search).toHaveValue('checkout');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(changes()).toEqual([]);
});

test('the sign-in dialog can be read and answered by keyboard at 400 % zoom', async ({
  page,
  expectedNoise,
  scan,
}) => {
  expectedNoise.push(failedRequest);
  await page.setViewportSize(zoomed);
  await page.goto(real.url);
  await signIn(page, token);
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await expect(refresh, 'signed in').toBeVisible();
  await expect(page.getByText(/^Loaded /u)).toBeVisible();
  real.acceptToken();
  // Dispatched, because a request that was still loading may have opened the dialog already.
  await refresh.dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  const field = dialog.getByLabel('Access token');
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport({ ratio: 1 });
  await scan();
  await field.fill(nextToken);
  const submit = dialog.getByRole('button', { name: 'Sign in', exact: true });
  await tabTo(page, submit);
  await expect(submit).toBeInViewport({ ratio: 1 });
  real.acceptToken(nextToken);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
});

test('after signing out, nothing is left, also for the Back button', async ({
  page,
  playwright,
  launchOptions,
}) => {
  await page.close();
  // With the back-forward cache on, as in real browsers. Playwright turns it off.
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    executablePath: findWholeChromium(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const kept = await browser.newPage({ locale: 'en-US' });
  await kept.addInitScript(() => {
    addEventListener('pageshow', (event) => {
      if (event.persisted) localStorage.setItem('kept', document.body.innerText);
    });
  });
  await kept.goto(real.url);
  await signIn(kept, token);
  await kept.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  await expect(kept.getByRole('combobox', { name: 'Status of orders' })).toBeVisible();
  await kept.getByRole('button', { name: 'Sign out' }).click();
  const signInHeading = kept.getByRole('heading', { level: 1, name: 'Sign in' });
  await expect(signInHeading).toBeVisible();
  await expectNoTrace(kept, token);
  await kept.goBack({ waitUntil: 'commit' });
  await expect(signInHeading).toBeVisible();
  expect(await kept.evaluate(() => localStorage.getItem('kept'))).toBe('');
  await browser.close();
});

/** The writes that arrived. */
function changes() {
  return real.received.x.filter(({ method }) => !['GET', 'OPTIONS'].includes(method));
}

/** The distance from the top of the window. */
async function placeOf(found: Locator): Promise<number | undefined> {
  return (await found.boundingBox())?.y;
}
