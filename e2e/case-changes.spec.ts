import { test } from './cases/case-fixture.ts';
import { submitStatus } from './statuses.ts';
import { expect, failedRequest, type Page } from './test.ts';

const lagging = '20000000-0000-4000-8000-000000000021';
const key = 'Case22kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R';

const levels = {
  product: { name: 'Status of weather', below: `/keys/${key}/apiproducts/weather` },
  key: { name: 'Status of key Case…Ss2R', below: `/keys/${key}` },
  app: { name: 'App status', below: '' },
};

// A lagging read shows the app before the change, or without its keys.
for (const [as, level] of [
  ['no-credentials', 'product'],
  ['no-credentials', 'key'],
  ['before', 'product'],
  ['before', 'key'],
  ['no-credentials', 'app'],
  ['before', 'app'],
] as const)
  test(`revoking a ${level} ends verified when reads lag 3 s (${as})`, async ({
    page,
    openCase,
  }) => {
    const { app, writes } = await openCase('07-read-lags-behind-write', { lag: { ms: 3000, as } });
    const { name, below } = levels[level];
    const told = await watchMain(page);
    await page.goto(`${app(lagging)}/edit`);
    const status = page.getByRole('combobox', { name, exact: true });
    await submitStatus(page, status, 'Revoke');
    await expect(page.getByText(/^Revoked, verified/u)).toBeVisible();
    await expect(status).toHaveText('Revoked');
    expect(writes()).toEqual([`POST /developers/dev-1/apps/lagging${below}?action=revoke`]);
    expect((await told()).join('\n')).not.toMatch(
      /Not revoked|somebody removed|not in the app’s data|This app has no key|Approved, verified/u,
    );
  });

const orphan = '20000000-0000-4000-8000-000000000051';

test('an owner that answers 404 makes the verdict conditional', async ({
  page,
  openCase,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const { app } = await openCase('15-owner-is-gone');
  await page.goto(`${app(orphan)}/edit`);
  await expect(page.getByText('Owner does not exist (404)')).toBeVisible();
  const group = page.getByRole('group', { name: /^Key / });
  await expect(group.getByRole('strong')).toHaveText('Usable, owner does not exist');
  await expect(group.getByRole('cell').last()).toHaveText('Usable, owner does not exist');
});

// Records every text of the main element, however briefly it is shown.
async function watchMain(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const texts: string[] = [];
    (globalThis as unknown as { shownTexts: string[] }).shownTexts = texts;
    const look = () => {
      const text = document.querySelector('main')?.textContent ?? '';
      if (texts.at(-1) !== text) texts.push(text);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shownTexts: string[] }).shownTexts);
}
