import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inOrder, rowsOfSeed, type SeedRow } from './seed/seed-rows.ts';
import { seed } from '../mocks/seed/seed.ts';
import { appOfSeed, expect, organizations, test, type Page } from './test.ts';
import { allSecrets } from './secret-leaks.ts';

const { x, edge } = organizations;

test('the CSV file has the filtered and sorted list, without keys', async ({ page, scan }) => {
  await page.goto(`/organizations/${x}/apps?status=revoked&sort=-created`);
  const rows = inOrder(
    rowsOfSeed(x).filter(({ status }) => status === 'revoked'),
    (one, other) => one.createdAt - other.createdAt,
    { descending: true },
  );
  const dialog = await openDialog(page);
  await expect(dialog).toContainText(`Apps in the file: ${rows.length}. All matching apps`);
  await expect(dialog.getByRole('radio', { name: 'One row per app', exact: true })).toBeFocused();
  await scan();
  const { name, text } = await download(page);
  expect(name).toMatch(/^keywarden-apps-keywarden-demo-\d{4}-\d\d-\d\dT\d{6}Z\.csv$/);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [header, ...lines] = parsed(text.slice(1));
  expect(header).not.toContain('Key fingerprints');
  const cells = lines.map((line) =>
    Object.fromEntries(line.map((cell, at) => [header?.[at], cell])),
  );
  expect(cells.map((found) => pick(found))).toEqual(rows.map(asCells));
  expect(allSecrets().filter((secret) => text.includes(secret))).toEqual([]);
});

test('JSON has the same apps, and fingerprints of their keys when asked', async ({ page }) => {
  await page.goto(`/organizations/${edge}/apps?q=weather&sort=keys`);
  const dialog = await openDialog(page);
  await dialog.getByRole('radio', { name: /^JSON/ }).check();
  await dialog.getByRole('checkbox', { name: 'Add a fingerprint of each key' }).check();
  const { name, text } = await download(page);
  expect(name).toMatch(/\.json$/);
  const file = JSON.parse(text) as { apps: { name: string; keyFingerprints: string[] }[] };
  const links = page.getByRole('rowheader').getByRole('link');
  const all = rowsOfSeed(edge);
  expect(file).toMatchObject({
    organization: edge,
    platform: 'edge',
    view: 'q=weather&sort=keys',
    covers: { apps: all.length, whole: true },
  });
  expect(file.apps.length).toBeGreaterThan(0);
  await expect(links).toHaveText(
    file.apps.map((app) => all.find((row) => row.name === app.name)?.shown ?? ''),
  );
  for (const app of file.apps) {
    const keys = appOfSeed(edge, app.name).credentials.map(({ consumerKey }) => consumerKey);
    const prints = keys.filter((key) => key.length >= 16).map(fingerprint);
    expect(app.keyFingerprints.toSorted()).toEqual(prints.toSorted());
  }
  expect(allSecrets().filter((secret) => text.includes(secret))).toEqual([]);
});

test('the file can have one row per app, key and product, with each status and the verdict', async ({
  page,
  scan,
}) => {
  await page.goto(`/organizations/${x}/apps`);
  const dialog = await openDialog(page);
  await dialog.getByRole('radio', { name: 'One row per app, key and product' }).check();
  await scan();
  const { name, text } = await download(page);
  expect(name).toMatch(/^keywarden-access-keywarden-demo-.*Z\.csv$/);
  const [header = [], ...lines] = parsed(text.slice(1));
  const at = (column: string) => header.indexOf(column);
  const of = (appId: string) => lines.filter((line) => line[at('App ID')] === appId);
  const { organizations: seeded } = seed(Date.now());
  for (const { appId, status, credentials } of seeded.find((one) => one.name === x)?.apps ?? []) {
    const expected = credentials.flatMap((key) => {
      const products = key.products.length > 0 ? key.products : [{ name: '', status: '' }];
      return products.map((product) => [status, key.status, product.name, product.status]);
    });
    const columns = ['App status', 'Key status', 'Product', 'Product status'];
    const found = of(appId).map((line) => columns.map((column) => line[at(column)]).join(' '));
    const rows = expected.length > 0 ? expected : [[status, '', '', '']];
    expect(found.toSorted(), appId).toEqual(rows.map((row) => row.join(' ')).toSorted());
  }
  const verdicts = of(appOfSeed(x, 'Legacy Kiosk').appId).map((line) => [
    line[at('Verdict')],
    line[at('Reasons')],
  ]);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(new Set(verdicts.map(([verdict]) => verdict))).toEqual(new Set(['blocked']));
  expect(verdicts.flat().join('\n')).toContain('key-expired');
  expect(allSecrets().filter((secret) => text.includes(secret))).toEqual([]);
});

test('a partial export is marked as partial, and a name that is a formula stays text', async ({
  page,
}) => {
  test.slow();
  await page.goto('/organizations/keywarden-large/apps');
  const dialog = await openDialog(page);
  await expect(dialog).toContainText('Partial export: 1,000 of about 12,000 apps are loaded.');
  const part = await download(page);
  expect(part.name).toMatch(/Z-part\.csv$/);
  expect(parsed(part.text.slice(1))).toHaveLength(1001);

  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText(/^All apps loaded/)).toBeVisible();
  await page.getByRole('searchbox').fill('=HYPERLINK(1)');
  await expect(page.getByText('1 of 12,000 apps')).toBeVisible();
  await openDialog(page);
  const { name, text } = await download(page);
  expect(name).toMatch(/Z\.csv$/);
  const [header, line] = parsed(text.slice(1));
  expect(line?.[header?.indexOf('Display name') ?? -1]).toBe("'=HYPERLINK(1)");
});

async function openDialog(page: Page) {
  await page.getByRole('rowheader').first().waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export apps' });
  await dialog.waitFor();
  return dialog;
}

async function download(page: Page) {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

// Parses RFC 4180 where every cell is in quotes.
function parsed(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, cell = '', end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)) {
    lines.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

function pick(cells: Record<string, string>) {
  const {
    Warnings,
    'Usable keys': usable,
    'Keys with unknown access': unknown,
    'Kind of owner': kind,
    ...rest
  } = cells;
  expect([Warnings, usable, unknown, kind]).not.toContain(undefined);
  return rest;
}

function asCells(row: SeedRow) {
  return {
    'App name': row.name,
    'Display name': row.shown,
    'App ID': row.appId,
    Owner: row.owner,
    Status: row.status,
    Products: row.products.join('; '),
    Keys: String(row.keys),
    Created: new Date(row.createdAt).toISOString(),
    'Last modified': new Date(row.lastModifiedAt).toISOString(),
  };
}

function fingerprint(key: string): string {
  return `sha256:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
