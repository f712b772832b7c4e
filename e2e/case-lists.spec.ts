import { pieceCount } from './cases/case-server.ts';
import { findKeyIn, rowsOf, test } from './cases/case-fixture.ts';
import { expect, failedRequest } from './test.ts';

const unknownKey = 'Unknown0Unknown1Unknown2Unknown3';

test('a list that ends before the server’s total is never shown as complete', async ({
  page,
  openCase,
}) => {
  const { list } = await openCase('05-server-says-more');
  await page.goto(list);
  await expect(
    page.getByText('1,000 of about 2,500 apps. Apigee returned no more.', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText('1,000 apps', { exact: true })).toHaveCount(0);
  await expect(page.getByText(/^All apps loaded/u)).toHaveCount(0);
  const dialog = await findKeyIn(page, unknownKey.slice(0, 10));
  await expect(dialog.getByRole('status')).toContainText('No match in the apps searched');
  await expect(dialog.getByRole('status')).toContainText('1,000 of about 2,500 apps');
  await expect(dialog).not.toContainText('has this key');
});

test('a repeated page token ends loading, and the list is not shown as complete', async ({
  page,
  openCase,
}) => {
  const { list } = await openCase('05-server-says-more', { fixedList: false, repeatToken: true });
  await page.goto(list);
  await expect(page.getByText(/^1,000 of about 2,500 apps/u)).toBeVisible();
  await expect(page.getByText(/^All apps loaded/u)).toHaveCount(0);
});

const foreignBodies: [what: string, body: unknown][] = [
  ['an error object', undefined],
  ['a fault', { fault: { faultstring: 'Rate limit', detail: { errorcode: 'quota' } } }],
  ['a field that the API does not have', { apps: [] }],
  ['a text', 'OK'],
];

for (const [what, listBody] of foreignBodies)
  test(`${what} under HTTP 200 is an error, not an empty organization`, async ({
    page,
    openCase,
  }) => {
    const { list } = await openCase(
      '06-error-under-200',
      listBody === undefined ? {} : { listBody },
    );
    await page.goto(list);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Could not load this page');
    await expect(
      page.getByText(/sent a response that is not valid for the Apigee API/u),
    ).toBeVisible();
    await expect(page.getByText('This organization has no apps')).toHaveCount(0);
    const dialog = await findKeyIn(page, unknownKey.slice(0, 10));
    await expect(dialog.getByRole('alert')).toContainText('The search failed');
    await expect(dialog).not.toContainText('has this key');
  });

for (const body of [{}, []])
  test(`${JSON.stringify(body)} is an empty organization`, async ({ page, openCase }) => {
    const { list } = await openCase('06-error-under-200', { listBody: body });
    await page.goto(list);
    await expect(page.getByText('This organization has no apps')).toBeVisible();
  });

test('a list that takes 36 s to arrive is loaded, and the page shows progress', async ({
  page,
  openCase,
}) => {
  await page.clock.install();
  const { list, sendPiece, received } = await openCase('12-slow-body');
  const begins = page.waitForResponse(/\/apps\?/u);
  await page.goto(list);
  await begins;
  // The page may start its timer after the first piece.
  await page.clock.fastForward(6000);
  sendPiece();
  const progress = page.getByText(/^Still loading: \d+ kB received so far\.$/u);
  let before = '';
  for (let piece = 2; piece < pieceCount - 1; piece += 1) {
    await page.clock.fastForward(6000);
    sendPiece();
    await expect(progress).not.toHaveText(before);
    before = await progress.innerText();
  }
  await page.clock.fastForward(6000);
  sendPiece();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(progress).toHaveCount(0);
  await expect(page.getByText(/did not answer/u)).toHaveCount(0);
  expect(
    received.filter((line) => line.includes('/apps?') && !line.includes('status=')),
  ).toHaveLength(1);
});

test('in a list of bare IDs, a deleted app is skipped and the others are shown', async ({
  page,
  openCase,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const { list, received } = await openCase('13-bare-ids-one-gone');
  await page.goto(list);
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByText('2 apps', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'good-2' })).toBeVisible();
  await expect(page.getByText('Could not load this page')).toHaveCount(0);
  expect(received.some((line) => line.includes('00000000-dead-4000-8000-000000000000'))).toBe(true);
});
