import { findKeyIn, test } from './play-case.ts';
import { expect, failedRequest } from './test.ts';

const uuidKey = '451525bd-0a1b-4c6f-a706-6dd0950417ef';
const uuidApp = '20000000-0000-4000-8000-000000000019';
const key = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';

for (const text of [`x-api-key: ${uuidKey}`, `apikey=${uuidKey}`, `"client_id": "${uuidKey}"`])
  test(`a key in the form of a UUID is looked up with one request: ${text.split(uuidKey)[0]}`, async ({
    page,
    play,
  }) => {
    const { list, app, asked } = await play('04-uuid-key');
    await page.goto(list);
    await expect(page.getByText(/1,401/u).first()).toBeVisible();
    await findKeyIn(page, text);
    await expect(page).toHaveURL(app(uuidApp));
    await expect(page.getByText('This is the key you looked for')).toBeVisible();
    const lookedUp = asked.filter((line) => line.includes('filter='));
    expect(lookedUp).toHaveLength(1);
    expect(lookedUp[0]).toContain(`consumerKey%3D${uuidKey}`);
  });

// Keys that look like words or numbers: only the text around them says what they are.
for (const [kind, odd] of [
  ['digits only', '20250117083012'],
  ['letters only', 'partnerportalproduction'],
  ['words with hyphens', 'acme-gateway-prod-key'],
] as const)
  test(`a key of ${kind} is looked up when the text calls it a key`, async ({ page, play }) => {
    const tail = [holderOf(odd)];
    const { list, app, asked } = await play('04-uuid-key', { tail });
    await page.goto(list);
    await expect(page.getByText(/1,401/u).first()).toBeVisible();
    await findKeyIn(page, `x-api-key: ${odd}`);
    await expect(page).toHaveURL(app(uuidApp));
    expect(asked.filter((line) => line.includes('filter='))).toHaveLength(1);
  });

for (const [name, sign] of [
  ['a zero-width space', '\u200b'],
  ['a soft hyphen', '\u00ad'],
  ['a word joiner', '\u2060'],
  ['a right-to-left mark', '\u200f'],
  ['a line break', '\n'],
] as const)
  test(`a key with ${name} in it is found`, async ({ page, play }) => {
    const { list, app } = await play('09-invisible-sign-in-a-key');
    await page.goto(list);
    await expect(page.getByRole('link', { name: 'leaky', exact: true })).toBeVisible();
    // Pasted, because a field of one line drops a line break.
    await page.evaluate(
      (text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      `x-api-key: ${key.slice(0, 5)}${sign}${key.slice(5)}`,
    );
    await expect(page).toHaveURL(app('20000000-0000-4000-8000-000000000030'));
    await expect(page.getByText('This is the key you looked for')).toBeVisible();
  });

test('where the server refuses to look a key up, the search offers the whole organization and finds it there', async ({
  page,
  play,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const { list, app } = await play('14-filter-refused');
  await page.goto(list);
  await expect(page.getByText(/1,101/u).first()).toBeVisible();
  const dialog = await findKeyIn(page, key);
  const offer = dialog.getByRole('button', { name: 'Search the whole organization' });
  const heading = page.getByRole('heading', { level: 1, name: 'needle' });
  await expect(offer.or(heading)).toBeVisible();
  if (await offer.isVisible()) {
    await expect(dialog.getByRole('status')).toContainText(
      'The server refused to look up the key (400).',
    );
    await expect(dialog).not.toContainText('has this key');
    await offer.click();
  }
  await expect(heading).toBeVisible();
  await expect(page).toHaveURL(app('20000000-0000-4000-8000-000000000049'));
  await expect(page.getByText('This is the key you looked for')).toBeVisible();
});

function holderOf(consumerKey: string) {
  const apiProducts = [{ apiproduct: 'weather', status: 'approved' }];
  return {
    appId: uuidApp,
    name: 'imported',
    status: 'approved',
    developerId: 'dev-1',
    credentials: [{ consumerKey, consumerSecret: 'case-secret', status: 'approved', apiProducts }],
  };
}
