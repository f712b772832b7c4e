import {
  choose,
  confirmRevoke,
  everySecret,
  expect,
  failedRequest,
  keyOf,
  masked,
  pathOf,
  test,
  toasts,
  type Page,
} from './test.ts';

// More of a value than its mask shows is too much: no piece of it may lie about either.
const telling = everySecret().map((secret) => secret.slice(0, 9));

test.beforeEach(({ page }) => page.addInitScript(keepTrail));

test('a key pasted into the search finds its app and stays out of the address', async ({
  page,
}) => {
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
    expect(await tracesOf(page)).toEqual([]);
  }

  // The filter and the sort are in the address; what was searched still is not.
  await page.getByRole('radio', { name: /^Approved/ }).check();
  await page.getByRole('button', { name: 'Owner' }).click();
  await expect(page).toHaveURL(/\?status=approved&sort=owner$/);
  await expect(found).toHaveText([/Rain Radar/]);

  await page.getByRole('link', { name: 'Rain Radar' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('radio', { name: /^Approved/ })).toBeChecked();
  expect(await tracesOf(page)).toEqual([]);
});

test('a key typed letter by letter stays out of the address', async ({ page }) => {
  const { consumerKey } = keyOf('Rain Radar');
  await page.goto('/');
  await page.getByRole('searchbox').pressSequentially(consumerKey);
  await expect(page.getByRole('table', { name: 'Apps' }).getByRole('rowheader')).toHaveText([
    /Rain/,
  ]);
  await expect(page).toHaveURL(/\/apps$/);
  expect(await tracesOf(page)).toEqual([]);
});

test('a secret, and a key of another organization, stay out of the address', async ({ page }) => {
  await page.goto('/');
  for (const pasted of [
    keyOf('Rain Radar').consumerSecret,
    keyOf('Metro Timetable', 0, 'keywarden-edge').consumerKey,
  ]) {
    await page.getByRole('searchbox').fill(pasted);
    await expect(page.getByRole('heading', { name: 'No app matches' })).toBeVisible();
    await page.getByRole('radio', { name: /^Revoked/ }).check();
    await expect(page).toHaveURL(/\?status=revoked$/);
    await page.getByRole('button', { name: 'Clear search and filter' }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(60);
    expect(await tracesOf(page)).toEqual([]);
  }
});

test('to reveal, copy, revoke at every level and undo leaves no trace', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
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
    await choose(page, status, 'Revoke');
    await confirmRevoke(page);
    await expect(status).toHaveText('Revoked');
  }
  await toasts(page)
    .filter({ hasText: 'App Checkout Web' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(page.getByRole('combobox', { name: 'App status' })).toHaveText('Approved');
  // A link within the page is part of the address, too.
  await page
    .getByRole('group', { name: `Key ${key}` })
    .getByRole('link', { name: /^Key/ })
    .first()
    .click();
  expect(await tracesOf(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Status of orders' })).toHaveText('Revoked');
  expect(await tracesOf(page)).toEqual([]);
});

test('a change that fails leaves no trace either', async ({ page, expectedNoise }) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf('Checkout Web')}/edit?scenario=connection-lost`);
  const status = page.getByRole('combobox', {
    name: `Status of key ${masked(keyOf('Checkout Web'))}`,
  });
  await choose(page, status, 'Revoke');
  await confirmRevoke(page);
  await toasts(page).getByText('Details', { exact: true }).click();
  await expect(toasts(page).locator('code').first()).toBeVisible();
  const html = await page.content();
  expect(everySecret().filter((secret) => html.includes(secret))).toEqual([]);
  expect(await tracesOf(page)).toEqual([]);
});

// Writes down every address, history state and title from the first moment on; a reload begins anew, and
// what counts is then kept by the tab itself.
function keepTrail() {
  const trail: string[] = [];
  Object.assign(globalThis, { trail });
  const note = (...what: unknown[]) => trail.push(JSON.stringify(what));
  for (const verb of ['pushState', 'replaceState'] as const) {
    const original = history[verb].bind(history);
    history[verb] = (state: unknown, unused: string, url?: string | URL | null) => {
      note(verb, state, String(url));
      original(state, unused, url);
    };
  }
  const look = () => note(document.title, location.href, history.state);
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  addEventListener('popstate', look);
}

// What of any key or secret is in the trail or kept by the browser; the mock's tables are no trace.
async function tracesOf(page: Page): Promise<string[]> {
  const everything = await page.evaluate(async () => {
    const { trail } = globalThis as unknown as { trail: string[] };
    const session = Object.entries(sessionStorage).filter(([name]) => name !== 'keywarden-mock');
    const databases = await indexedDB.databases();
    const kept = [Object.entries(localStorage), session, databases, await caches.keys()];
    return [...trail, location.href, document.cookie, name, JSON.stringify(kept)].join('\n');
  });
  expect(everything).toContain('keywarden-demo – Keywarden');
  return telling.filter((piece) => everything.includes(piece));
}
