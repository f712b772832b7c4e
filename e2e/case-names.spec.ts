import { rowsOf, test } from './cases/case-fixture.ts';
import { choose, confirmRevoke, noteOf } from './statuses.ts';
import { expect } from './test.ts';

const partner = '20000000-0000-4000-8000-000000000016';
// Issued one second after the other, so their names have the time of day.
const names = [1, 2, 3].map(
  (place) => `acme…-key (${place} of 3, issued Nov 14, 2023, 23:13:${19 + place})`,
);

test('three keys with the same beginning and end have different names everywhere', async ({
  page,
  openCase,
}) => {
  const { app, writes } = await openCase('03-keys-that-look-alike');
  await page.goto(`${app(partner)}/edit`);
  const [, second = ''] = names;
  for (const name of names) {
    await expect(page.getByRole('group', { name: `Key ${name}`, exact: true })).toHaveCount(1);
    await expect(
      page.getByRole('combobox', { name: `Status of key ${name}`, exact: true }),
    ).toHaveText('Approved');
  }
  expect(await page.content()).not.toContain('acme-gateway-');

  const status = page.getByRole('combobox', { name: `Status of key ${second}`, exact: true });
  await choose(page, status, 'Revoke');
  const dialog = page.getByRole('alertdialog', { name: `Revoke key ${second}?`, exact: true });
  const rows = dialog.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  const named = (await rows.allTextContents()).map((text) => text.replace(/^weather /u, ''));
  expect(named[0]).toBe(second);
  expect(named.toSorted()).toEqual(names);
  await confirmRevoke(page);
  await expect(status).toHaveText('Revoked');
  await expect(noteOf(page, `Key ${second}`)).toContainText('Revoked, verified');
  expect(writes()).toEqual([
    'POST /developers/dev-1/apps/partner/keys/acme-gateway-2024-prod-key?action=revoke',
  ]);
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  const activity = page.getByRole('table', { name: 'Activity' });
  await expect(activity.getByRole('rowheader')).toContainText(`Key ${second}`);
  expect(await page.content()).not.toContain('acme-gateway-');
});

// Names pasted from documents can contain no-break and zero-width spaces.
test('a search finds names that look like what is typed', async ({ page, openCase }) => {
  const { list } = await openCase('08-names-as-they-look');
  await page.goto(list);
  for (const [typed, app] of [
    ['acme mobile', 'nbsp'],
    ['acmeportal', 'zwsp'],
    ['ACME  Plain', 'plain'],
    ['Acme\u00a0plain', 'plain'],
    ['ａｃｍｅ ｐｌａｉｎ', 'plain'],
    ['ácme\u200b plain', 'plain'],
  ] as const) {
    await expect(rowsOf(page)).toHaveCount(3);
    await page.getByRole('searchbox').fill(typed);
    await expect(rowsOf(page)).toHaveCount(1);
    await expect(rowsOf(page)).toContainText(app);
    await expect(page.getByText('1 of 3 apps')).toBeVisible();
    await page.getByRole('searchbox').fill('');
  }
});

for (const length of [200, 1024])
  test(`the name of an attribute with ${length} characters and no break wraps`, async ({
    page,
    openCase,
  }) => {
    const name = 'x'.repeat(length);
    const row = longNamed(name);
    const { app } = await openCase('11-long-attribute-name', length === 200 ? {} : { tail: [row] });
    await page.goto(app(length === 200 ? '20000000-0000-4000-8000-000000000038' : row.appId));
    const shown = page.getByText(length === 200 ? /^com\.example\.partner\.onboarding/u : name);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await expect(shown.first()).toBeVisible();
      const { wide, room } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        room: document.documentElement.clientWidth,
      }));
      expect(wide).toBeLessThanOrEqual(room);
    }
  });

function longNamed(name: string) {
  return {
    appId: '20000000-0000-4000-8000-000000000099',
    name: 'longer-name',
    status: 'approved',
    developerId: 'dev-1',
    attributes: [{ name, value: 'v' }],
    credentials: [],
  };
}
