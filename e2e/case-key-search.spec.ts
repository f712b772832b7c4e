import { pasteText } from './clipboard.ts';
import { expectKeyFound, findKeyIn, test } from './cases/case-fixture.ts';
import { expect, failedRequest } from './test.ts';

const uuidKey = '451525bd-0a1b-4c6f-a706-6dd0950417ef';
const uuidApp = '20000000-0000-4000-8000-000000000019';
const plainKey = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';

const invisibleSigns = {
  zeroWidthSpace: '\u200b',
  softHyphen: '\u00ad',
  wordJoiner: '\u2060',
  rightToLeftMark: '\u200f',
  lineBreak: '\n',
};

// More apps than the list loads by itself, so the key must be looked up on the server.
const large = { fill: 6000 };

test('a key in the form of a UUID opens its app, which comes after 1,400 others', async ({
  page,
  openCase,
}) => {
  const { list, app } = await openCase('04-uuid-key');
  await page.goto(list);
  await expect(page.getByText(/1,401/u).first()).toBeVisible();
  await findKeyIn(page, `x-api-key: ${uuidKey}`);
  await expectKeyFound(page, app(uuidApp));
});

// A value that the text calls a key is one, in any format.
test('two requests look up what a text calls a key, one of them for revoked apps', async ({
  page,
  openCase,
}) => {
  const texts = [
    [`x-api-key: ${uuidKey}`, uuidKey],
    ['apikey=0b8f1d6e-3c55-4f0a-8a4e-91d2c7e6a7f3', '0b8f1d6e-3c55-4f0a-8a4e-91d2c7e6a7f3'],
    ['"client_id": "5f3a9c52-77f1-4b0e-9d7e-0c1f6a2b8e44"', '5f3a9c52-77f1-4b0e-9d7e-0c1f6a2b8e44'],
    ['x-api-key: 20250117083012', '20250117083012'],
    ['consumerKey=partnerportalproduction', 'partnerportalproduction'],
    ['x-api-key: acme-gateway-prod-key', 'acme-gateway-prod-key'],
  ] as const;
  const holders = texts.map(([, key], index) => holderOf(key, index));
  const { list, app, received } = await openCase('04-uuid-key', { ...large, tail: holders });
  await page.goto(list);
  await expect(page.getByText(/1,000 of about 6,006/u)).toBeVisible();
  for (const [index, [text]] of texts.entries()) {
    await findKeyIn(page, text);
    await expectKeyFound(page, app(holders[index]?.appId ?? ''));
  }
  expect(received.filter((line) => line.includes('filter='))).toEqual(
    texts
      .flatMap(([, key]) => [key, key])
      .map((key): unknown => expect.stringContaining(`filter=consumerKey%3D${key}`)),
  );
});

// Pasted, because a single-line field removes line breaks.
test('a key with an invisible sign in it is found', async ({ page, openCase }) => {
  const { list, app } = await openCase('09-invisible-sign-in-a-key');
  await page.goto(list);
  for (const sign of Object.values(invisibleSigns)) {
    await expect(page.getByRole('link', { name: 'leaky', exact: true })).toBeVisible();
    await pasteText(page, `x-api-key: ${plainKey.slice(0, 5)}${sign}${plainKey.slice(5)}`);
    await expectKeyFound(page, app('20000000-0000-4000-8000-000000000030'));
    await page.goBack();
  }
});

test('where the server refuses to look a key up, all apps are loaded and searched', async ({
  page,
  openCase,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const { list, app } = await openCase('14-filter-refused');
  await page.goto(list);
  await expect(page.getByText(/1,101/u).first()).toBeVisible();
  await findKeyIn(page, plainKey);
  await expectKeyFound(page, app('20000000-0000-4000-8000-000000000049'));
});

test('in a large organization whose server refuses to look up a key, the search offers to load all apps', async ({
  page,
  openCase,
  expectedNoise,
}) => {
  test.slow();
  expectedNoise.push(failedRequest);
  const { list, app } = await openCase('14-filter-refused', large);
  await page.goto(list);
  await expect(page.getByText(/1,000 of about 6,001/u)).toBeVisible();
  const dialog = await findKeyIn(page, plainKey);
  const status = dialog.getByRole('status');
  await expect(status).toContainText('The server refused to look up the key (400).');
  await expect(status).toContainText('No match in the apps searched');
  await expect(dialog).not.toContainText('has this key');
  await dialog.getByRole('button', { name: 'Search the whole organization' }).click();
  await expectKeyFound(page, app('20000000-0000-4000-8000-000000000049'));
});

function holderOf(consumerKey: string, index: number) {
  const apiProducts = [{ apiproduct: 'weather', status: 'approved' }];
  return {
    appId: `20000000-0000-4000-8000-00000000010${index}`,
    name: `imported-${index}`,
    status: 'approved',
    developerId: 'dev-1',
    credentials: [{ consumerKey, consumerSecret: 'case-secret', status: 'approved', apiProducts }],
  };
}
