import { findDialog, openFindDialog } from './navigate.ts';
import { generatedOrganization } from '../mocks/seed/generate.ts';
import { pasteText } from './clipboard.ts';
import { expect, keyOf, masked, organizations, pathOf, test, type Page } from './test.ts';

const dayMs = 86_400_000;
const large = 'keywarden-large';

// Keys as they occur in logs, commands and tickets.
const holders: Record<string, (key: string) => string> = {
  'the key alone': (key) => `  ${key}\n`,
  'its first characters': (key) => key.slice(0, 10),
  'a query string': (key) =>
    `203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast?apikey=${key}&q=oslo HTTP/1.1" 401 186`,
  'a header': (key) => `curl -H 'x-api-key: ${key}' https://api.example.com/v1/forecast`,
  'JSON in JSON': (key) => JSON.stringify({ message: JSON.stringify({ apikey: key, code: 401 }) }),
  'Basic credentials': (key) => `> Authorization: Basic ${btoa(`${key}:not-the-secret`)}`,
  'an encoded address': (key) => `ref=https%3A%2F%2Fshop.example%2F%3Fapikey%3D${key}%26page%3D2`,
  CSV: (key) => `2026-11-22T03:14:15.926Z,"orders","${key}",401,"ApiKeyNotApproved"`,
  logfmt: (key) => `ts=2026-11-22T03:14:15Z level=warn key="${key}" path=/v1/orders dur=12.5ms`,
  'a Java object': (key) =>
    `DeniedException: Request{apikey=${key}, tries=3}\n\tat com.acme.Filter`,
  Markdown: (key) => `The partner uses **\`${key}\`**, see the ticket.`,
  'several lines': (key) => `"headers": [\n { "name": "x-apikey",\n "value": "${key}" }\n]`,
};

for (const [organization, name] of [
  [organizations.x, 'Rain Radar'],
  [organizations.edge, 'Metro Timetable'],
] as const)
  test(`${organization}: a key leads to its app, however it is pasted`, async ({ page }) => {
    const key = keyOf(name, 0, organization);
    await page.goto(`/organizations/${organization}/apps`);
    for (const hold of Object.values(holders)) {
      await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
      await pasteText(page, hold(key.consumerKey));
      await expect(page).toHaveURL(pathOf(name, organization));
      await expectMarked(page, masked(key));
      await page.goBack();
    }
  });

test('the search field and the Find dialog find a key', async ({ page }) => {
  const key = keyOf('Rain Radar');
  await page.goto('/');
  const search = page.getByRole('searchbox');
  await search.focus();
  await pasteText(page, holders['a query string']?.(key.consumerKey) ?? '');
  await expectMarked(page, masked(key));

  await page.getByRole('link', { name: 'Apps' }).first().click();
  await expect(page.getByText('This is the key you looked for')).toHaveCount(0);
  await search.fill(key.consumerKey.slice(0, 8));
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await search.press('Enter');
  await expectMarked(page, masked(key));

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Rain Radar' })).toBeFocused();
  await expect(page.getByText('This is the key you looked for')).toHaveCount(0);

  const dialog = await openFindDialog(page);
  await dialog.getByRole('combobox').focus();
  await pasteText(page, holders['several lines']?.(key.consumerKey) ?? '');
  await expectMarked(page, masked(key));
  await expect(dialog).toHaveCount(0);
});

test('an unknown key and a text without a key each show a message', async ({ page, scan }) => {
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  const dialog = findDialog(page);
  await pasteText(page, 'nothing to see');
  await expect(dialog).toHaveCount(0);
  await pasteText(page, 'apikey=Unknown0Unknown1Unknown2Unknown3');
  await expect(dialog.getByRole('status')).toHaveText(
    /^No app in keywarden-demo has this key1 key was looked up on the server\. All 60 apps were searched, as of \d\d:\d\d:\d\d\.$/,
  );
  await scan();
  await expect(page).toHaveURL(/\/apps$/);
  await dialog.getByRole('combobox').fill('short');
  await dialog.getByRole('combobox').press('Enter');
  await expect(dialog.getByRole('status')).toContainText('There is no key in this text');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a key in a large text is found, and the page stays usable meanwhile', async ({ page }) => {
  const key = keyOf('Rain Radar');
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  const line = '203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast HTTP/1.1" 200 512\n';
  const half = line.repeat(2_600_000 / line.length);
  await page.evaluate(() => {
    const counter = window as Window & { drawnFrames?: number };
    counter.drawnFrames = 0;
    const count = () => {
      counter.drawnFrames = (counter.drawnFrames ?? 0) + 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await pasteText(page, `${half}x-api-key: ${key.consumerKey}\n${half}`);
  await expectMarked(page, masked(key));
  const frames = await page.evaluate(
    () => (window as Window & { drawnFrames?: number }).drawnFrames,
  );
  expect(frames).toBeGreaterThan(5);
  const field = page.getByRole('searchbox');
  await page.goBack();
  await field.focus();
  await pasteText(page, `${half}${half}`);
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(/./);
  await expect(field).toHaveValue('');
});

test('a key of another organization is found there after one click', async ({ page, scan }) => {
  const key = keyOf('Metro Timetable', 0, organizations.edge);
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await pasteText(page, `x-api-key: ${key.consumerKey}`);
  const dialog = findDialog(page);
  await expect(dialog.getByRole('status')).toContainText('No app in keywarden-demo has this key');
  await dialog.getByRole('button', { name: 'Search other organizations' }).click();
  const places = dialog.getByRole('list', { name: 'Other organizations' });
  await expect(dialog.getByRole('status')).toHaveText('1 key found in other organizations');
  const edge = places.getByRole('listitem').filter({ hasText: 'keywarden-edge' }).first();
  await expect(edge).toContainText('Apigee Edge');
  await expect(places).toContainText('keywarden-large');
  await scan();
  await edge.getByRole('link', { name: /Metro Timetable/ }).click();
  await expect(page).toHaveURL(pathOf('Metro Timetable', organizations.edge));
  await expectMarked(page, masked(key));
});

test('a masked key finds its key', async ({ page }) => {
  const key = keyOf('Rain Radar');
  await page.goto('/');
  await expect(page.getByText('60 apps', { exact: true })).toBeVisible();
  await pasteText(page, masked(key));
  await expectMarked(page, masked(key));
});

test('X, large: a complete key is looked up, a partial key loads all apps', async ({
  page,
  scan,
}) => {
  test.slow();
  const now = Math.floor(Date.now() / dayMs) * dayMs;
  const { apps } = generatedOrganization({ name: large, platform: 'x', apps: 12_000, now });
  const sorted = apps.toSorted((one, other) => (one.appId < other.appId ? -1 : 1));
  const [near, far] = [3000, 6000].map((from) =>
    sorted.slice(from).find(({ credentials }) => credentials.length > 0),
  );
  if (!near || !far) throw new Error('apps have keys');
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith(`/${large}/apps`)) asked.push(searchParams.get('filter') ?? 'all');
  });
  await page.goto(`/organizations/${large}/apps`);
  await expect(page.getByText(/^Showing the first/)).toBeVisible();
  const key = near.credentials[0]?.consumerKey ?? '';
  await pasteText(page, `GET /v1/x?apikey=${key} 401`);
  await expect(page).toHaveURL(new RegExp(`/apps/${near.appId}$`));
  await expectMarked(page, masked({ consumerKey: key }));
  // The second request is for revoked apps.
  expect(asked.filter((filter) => filter !== 'all')).toEqual([
    `consumerKey=${key}`,
    `consumerKey=${key}`,
  ]);

  const dialog = findDialog(page);
  await pasteText(page, 'apikey=Unknown0Unknown1Unknown2Unknown3');
  await expect(dialog.getByRole('status')).toHaveText(
    'No match in the apps searched1 key was looked up on the server. 1,000 of about 12,000 apps were searched.',
  );
  await expect(dialog.getByRole('button', { name: 'Search the whole organization' })).toBeVisible();
  await scan();
  await page.keyboard.press('Escape');

  const other = far.credentials[0]?.consumerKey ?? '';
  await pasteText(page, other.slice(0, 12));
  await expect(page).toHaveURL(new RegExp(`/apps/${far.appId}$`));
  await expectMarked(page, masked({ consumerKey: other }));
});

// The result names the key and whether it works, and the key's card is marked.
async function expectMarked(page: Page, key: string) {
  await expect(page.getByRole('link', { name: new RegExp(`^Found ${key}: Usable`) })).toBeVisible();
  const card = page.getByRole('group', { name: `Key ${key}` });
  await expect(card.getByText('This is the key you looked for')).toBeVisible();
}
