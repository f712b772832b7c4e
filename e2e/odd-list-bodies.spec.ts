import { readFile } from 'node:fs/promises';
import { hostProduction } from './servers/static-host.ts';
import { listConfig, rowNamed, serveList } from './servers/list-server.ts';
import { expect, failedRequest, test, type Page } from './test.ts';

async function openList(
  page: Page,
  afterwards: (end: () => Promise<void>) => void,
  api: Awaited<ReturnType<typeof serveList>>,
) {
  const host = await hostProduction({ config: listConfig, freshConnections: true, api: api.port });
  afterwards(async () => {
    await host.close();
    await api.close();
  });
  await page.goto(`${host.url}/organizations/case/apps`);
}

const rowHeaders = (page: Page) => page.getByRole('rowheader').getByRole('link');

test('apps of a list of bare IDs are shown as they arrive, with progress and Stop', async ({
  page,
  afterwards,
  expectedNoise,
  scan,
}) => {
  expectedNoise.push(failedRequest);
  const names = Array.from({ length: 12 }, (_, index) => `app-${10 + index}`);
  names.splice(1, 0, 'gone');
  const api = await serveList(
    names.map((name) => rowNamed(name)),
    { ids: true },
  );
  api.hold(1);
  await openList(page, afterwards, api);
  await expect(rowHeaders(page)).toHaveText(['app-10']);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/^1 of about 13 apps/)).toBeVisible();

  api.hold(4);
  await expect(rowHeaders(page)).toHaveText(['app-10', 'app-11', 'app-12', 'app-13']);
  await expect(page.getByText(/^4 of about 12 apps/)).toBeVisible();
  await scan();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const continueButton = page.getByRole('button', { name: 'Continue loading' });
  await expect(continueButton).toBeVisible();
  await expect(rowHeaders(page)).toHaveCount(4);

  api.hold(Infinity);
  await continueButton.click();
  await expect(page.getByText('12 apps', { exact: true })).toBeVisible();
  await expect(page.getByText(/^All apps loaded/)).toBeVisible();
  await expect(rowHeaders(page)).toHaveText(names.filter((name) => name !== 'gone'));
});

const odd = [
  rowNamed('ordinary'),
  rowNamed('no-date', { createdAt: '', lastModifiedAt: '' }),
  rowNamed('year-one', { createdAt: '-62135596800000', lastModifiedAt: '0' }),
  rowNamed('blank', { attributes: [{ name: 'DisplayName', value: ' \u200b' }] }),
  rowNamed('without a name', { name: null }),
];

test('the list and the exports show valid rows and name the rows that can’t be shown', async ({
  page,
  afterwards,
}) => {
  await openList(page, afterwards, await serveList(odd));
  await expect(rowHeaders(page)).toHaveText(['blank', 'ordinary', 'no-date', 'year-one']);
  await expect(page.getByRole('row', { name: 'no-date' })).toContainText('Unknown');
  await expect(page.getByRole('row', { name: 'year-one' })).toContainText('Unknown');
  await expect(page.getByText('1 app could not be shown')).toBeVisible();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByText('app.4 has no usable name')).toBeVisible();

  const csv = await exported(page, /^CSV/);
  expect(csv).toContain('"not-shown: app.4 has no usable name"');
  expect(csv).not.toMatch(/1970|"0001-/u);
  const json = JSON.parse(await exported(page, /^JSON/));
  expect(json.covers.skipped).toEqual([{ path: 'app.4', reason: 'has no usable name' }]);
  expect(json.apps.map((app: { displayName: string }) => app.displayName)).toEqual([
    'blank',
    'ordinary',
    'no-date',
    'year-one',
  ]);

  await rowHeaders(page).filter({ hasText: 'no-date' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('no-date');
  await expect(page.getByRole('group', { name: /^Key / })).toContainText('Usable');
});

async function exported(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 app');
  await dialog.getByRole('radio', { name: format }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  return readFile(await (await download).path(), 'utf8');
}
