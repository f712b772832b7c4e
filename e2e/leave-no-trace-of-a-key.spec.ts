import { allowClipboard } from './clipboard.ts';
import { changeStatus, submitStatus, noteOf } from './statuses.ts';
import {
  expect,
  failedRequest,
  keyOf,
  letTimePass,
  masked,
  pathOf,
  tallViewport,
  test,
} from './test.ts';
import { allSecrets, recordLeaks } from './secret-leaks.ts';

test.use(tallViewport);

// The fixture checks for leaks at the end of each test.

test('a key pasted into the search finds its app and stays out of the URL', async ({ page }) => {
  const { consumerKey } = keyOf('Rain Radar');
  await page.goto('/');
  const search = page.getByRole('searchbox');
  const found = page.getByRole('table', { name: 'Apps' }).getByRole('rowheader');
  for (const pasted of [
    consumerKey,
    consumerKey.slice(0, 12),
    `GET /v1/forecast?apikey=${consumerKey}&q=oslo 200`,
    `  ${consumerKey}\n`,
  ]) {
    await search.fill(pasted);
    await expect(found).toHaveText([/Rain Radar/]);
  }

  // The URL has the filter and the sorting, but still not the search text.
  await page.getByRole('radio', { name: /^Approved/ }).check();
  await page.getByRole('button', { name: 'Owner' }).click();
  await expect(page).toHaveURL(/\?status=approved&sort=owner$/);
  await expect(found).toHaveText([/Rain Radar/]);

  await page.getByRole('link', { name: 'Rain Radar' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('radio', { name: /^Approved/ })).toBeChecked();
});

test('a key typed letter by letter stays out of the URL', async ({ page }) => {
  const { consumerKey } = keyOf('Rain Radar');
  await page.goto('/');
  await page.getByRole('searchbox').pressSequentially(consumerKey);
  await expect(page.getByRole('table', { name: 'Apps' }).getByRole('rowheader')).toHaveText([
    /Rain/,
  ]);
  await expect(page).toHaveURL(/\/apps$/);
});

test('a secret, and a key of another organization, stay out of the URL', async ({ page }) => {
  await page.goto('/');
  for (const pasted of [
    keyOf('Rain Radar').consumerSecret,
    keyOf('Metro Timetable', 0, 'keywarden-edge').consumerKey,
  ]) {
    await page.getByRole('searchbox').fill(pasted);
    await expect(page.getByRole('heading', { name: 'No app matches' })).toBeVisible();
    await page.getByRole('radio', { name: /^Revoked/ }).check();
    await expect(page).toHaveURL(/\?status=revoked$/);
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(60);
  }
});

test('revealing, copying, revoking at every level and undoing leave no trace of a key', async ({
  page,
  context,
  expectedCopies,
}) => {
  expectedCopies.push(keyOf('Checkout Web').consumerSecret);
  await allowClipboard(context);
  await page.goto('/');
  await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
  await page.getByRole('button', { name: 'Reveal key' }).click();
  await page.getByRole('button', { name: 'Reveal secret' }).click();
  await page.getByRole('button', { name: 'Copy secret' }).click();
  await expect(page.getByRole('button', { name: 'Copy secret' })).toHaveText('Copied');

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const key = masked(keyOf('Checkout Web'));
  for (const name of ['Status of orders', `Status of key ${key}`, 'App status']) {
    const status = page.getByRole('combobox', { name });
    await changeStatus(page, status, 'Revoke');
  }
  // A URL fragment must not contain it either.
  await page
    .getByRole('group', { name: `Key ${key}` })
    .getByRole('link', { name: 'App: Revoked' })
    .click();
  await noteOf(page, 'App Checkout Web').getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Approved');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toHaveText('Revoked');
  // The fixture looks at what the log stores: it is not empty.
  const stored = await page.evaluate(() => Object.keys(sessionStorage));
  expect(stored.filter((name) => name.startsWith('keywarden-activity-'))).toHaveLength(4);
});

test('a failed change leaves no trace of a key', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.clock.install();
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=connection-lost`);
  const status = page.getByRole('combobox', {
    name: `Status of key ${masked(keyOf('Checkout Web'))}`,
  });
  await submitStatus(page, status, 'Revoke');
  const note = noteOf(page, `Key ${masked(keyOf('Checkout Web'))}`);
  const details = note.getByText('Details', { exact: true });
  await letTimePass(page, () => expect(details).toBeVisible({ timeout: 100 }));
  await details.click();
  await expect(note.locator('code').first()).toBeVisible();
  const html = await page.content();
  expect(allSecrets().filter((secret) => html.includes(secret))).toEqual([]);
});

const ways: [place: string, leave: (piece: string) => unknown][] = [
  ['address', (piece) => history.replaceState(null, '', `?q=${piece}`)],
  ['address', (piece) => history.replaceState({ piece }, '', '/')],
  ['address', (piece) => (document.title = piece)],
  ['clipboard', (piece) => navigator.clipboard.writeText(`key: ${piece}`)],
  ['console', (piece) => console.info(piece)],
  ['storage', (piece) => localStorage.setItem('left', piece)],
  ['storage', (piece) => sessionStorage.setItem('left', piece)],
  ['cookie', (piece) => (document.cookie = `left=${piece}`)],
  ['window name', (piece) => (window.name = piece)],
  ['databases', (piece) => caches.open(piece).then(() => true)],
];

test('the leak check finds a key in every place, also after a reload', async ({
  page,
  context,
}) => {
  // A second page: the fixture checks only the first.
  await page.close();
  await allowClipboard(context);
  const other = await context.newPage();
  const recorder = await recordLeaks(other);
  await other.goto('/');
  await expect(other.getByRole('rowheader')).toHaveCount(60);
  const { consumerKey, consumerSecret } = keyOf('Rain Radar');
  await other.evaluate((copied) => navigator.clipboard.writeText(copied), consumerSecret);
  expect(await recorder.leaks([consumerSecret])).toEqual([]);
  expect(await recorder.leaks()).toEqual([{ place: 'clipboard', text: consumerSecret }]);

  const left = ways.map(([place, leave], index) => ({
    place,
    leave,
    piece: consumerKey.slice(index, index + 9),
  }));
  const found = async () => {
    const leaks = await recorder.leaks();
    return left.map(({ place, piece }) =>
      leaks.some((leak) => leak.place === place && leak.text.includes(piece)),
    );
  };
  for (const { leave, piece } of left) await other.evaluate(leave, piece);
  await expect.poll(found).toEqual(left.map(() => true));
  await other.reload();
  await expect(other.getByRole('rowheader')).toHaveCount(60);
  expect(await found()).toEqual(left.map(() => true));
});
