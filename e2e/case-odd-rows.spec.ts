import { readFile } from 'node:fs/promises';
import { findKeyIn, rowsOf, test } from './cases/case-fixture.ts';
import { changeStatus } from './statuses.ts';
import { expect, failedRequest } from './test.ts';

const noDate = '20000000-0000-4000-8000-000000000005';

test('an app with empty times is in the list beside the others, and its key can be revoked', async ({
  page,
  openCase,
}) => {
  const { list, writes } = await openCase('01-odd-row');
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(page.getByText('3 apps', { exact: true })).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: 'no-date' })).toContainText('Unknown');
  await expect(rowsOf(page).filter({ hasText: 'good-1' })).not.toContainText('Unknown');

  await page.getByRole('button', { name: 'Edit no-date' }).click();
  await expect(page.getByText('Unknown', { exact: true }).first()).toBeVisible();
  await changeStatus(
    page,
    page.getByRole('combobox', { name: 'Status of key Case…s2Rr' }),
    'Revoke',
  );
  expect(writes()).toEqual([
    'POST /developers/dev-1/apps/no-date/keys/Case6kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr?action=revoke',
  ]);
});

test('an app without a name is left out, counted and listed with the reason', async ({
  page,
  openCase,
}) => {
  const nameless = { appId: 'without-a-name', name: null, developerId: 'dev-1' };
  const { list } = await openCase('01-odd-row', { tail: [nameless] });
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(3);
  const notice = page.getByRole('note');
  await expect(notice).toContainText('1 app could not be shown');
  await notice.getByText('Details', { exact: true }).click();
  await expect(notice.getByText('app.3 has no usable name')).toBeVisible();
});

test('a key search does not report “none” when an app could not be read', async ({
  page,
  openCase,
}) => {
  const consumerKey = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
  const nameless = { appId: 'without-a-name', credentials: [{ consumerKey }] };
  const { list } = await openCase('01-odd-row', { tail: [nameless] });
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(3);
  const dialog = await findKeyIn(page, consumerKey);
  await expect(dialog.getByRole('status')).toContainText('No match in the apps searched');
  await expect(dialog.getByRole('status')).toContainText('1 app could not be read.');
  await expect(dialog).not.toContainText('has this key');
});

// Values of the wrong type for a text, a time or a list.
const wrongValues: [kind: string, value: unknown][] = [
  ['null', null],
  ['a number', 7],
  ['an ISO time', '2024-01-01T00:00:00Z'],
  ['a list with null', [null]],
  ['an object', {}],
];

for (const [kind, value] of wrongValues)
  test(`an app whose fields are all ${kind} keeps its name, and the apps beside it keep their switches`, async ({
    page,
    openCase,
    expectedNoise,
  }) => {
    // The app's owner does not exist: 404.
    expectedNoise.push(failedRequest);
    const odd = {
      appId: '20000000-0000-4000-8000-000000000099',
      name: 'odd-one',
      ...Object.fromEntries(
        [
          'status',
          'developerId',
          'developerEmail',
          'callbackUrl',
          'createdAt',
          'lastModifiedAt',
          'attributes',
          'scopes',
          'credentials',
        ].map((field) => [field, value]),
      ),
    };
    const { list, app } = await openCase('01-odd-row', { tail: [odd] });
    await page.goto(list);
    await expect(rowsOf(page)).toHaveCount(4);
    await expect(page.getByText('4 apps', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'odd-one', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'odd-one' })).toBeVisible();
    await page.goto(`${app(noDate)}/edit`);
    await expect(page.getByRole('combobox', { name: 'Status of weather' })).toHaveText('Approved');
  });

test('times of zero and of the year 1 are unknown in the list, on the page and in the file', async ({
  page,
  openCase,
}) => {
  const { list } = await openCase('02-zero-times');
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(2);
  for (const row of await rowsOf(page).all()) await expect(row).toContainText('Unknown');
  await expect(page.getByRole('main')).not.toContainText(/1970|\b1\/1\/1\b|Jan 1/u);

  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Export|^Download/ })
    .click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('zero');
  expect(csv).not.toMatch(/1970|0001-01|Jan 1/u);

  for (const name of ['zero', 'year-one']) {
    await page.goto(list);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    const key = page.getByRole('group', { name: /^Key / });
    await expect(key.getByText('Unknown', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/1970|Jan 1/u);
    await expect(page.getByRole('main').locator('time')).toHaveCount(0);
  }
});

test('an app with a blank or invisible display name is shown by its name everywhere', async ({
  page,
  openCase,
}) => {
  const { list } = await openCase('10-blank-display-name');
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(3);
  for (const name of ['blank', 'zero-width', 'no-break']) {
    const link = page.getByRole('link', { name, exact: true });
    await expect(link).toBeVisible();
    await expect(page.getByRole('button', { name: `Edit ${name}`, exact: true })).toBeVisible();
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page).toHaveTitle(`${name} – case – Keywarden`);
    await page.goBack();
  }
  await findKeyIn(page, 'zero-width');
  await expect(page).toHaveURL(/000000000034$/u);
});

test('a product that is twice in a key is one control with the worse status, and is approved in both places', async ({
  page,
  openCase,
}) => {
  const { app, writes } = await openCase('16-product-twice');
  await page.goto(`${app('20000000-0000-4000-8000-000000000054')}/edit`);
  const key = page.getByRole('group', { name: /^Key / });
  const row = key.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(row).toHaveCount(1);
  const status = key.getByRole('combobox', { name: 'Status of weather' });
  await expect(status).toHaveText('Revoked');
  await expect(key.getByRole('strong')).toHaveText('Blocked: product revoked');
  await changeStatus(page, status, 'Approve');
  await expect(row).toContainText('Usable');
  await expect(key.getByText(/Approved, verified/)).toBeVisible();
  expect(writes()).toEqual([
    'POST /developers/dev-1/apps/twice/keys/Case53kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R/apiproducts/weather?action=approve',
  ]);
});
