import { test } from './fixture-hosted.ts';
import { addressOf, appNamed, keyNamed, organizationWith } from './seed/odd-apps.ts';
import { changeStatus } from './statuses.ts';
import { expect, type Locator, type Page } from './test.ts';

const past = Date.UTC(2024, 0, 1);
const names = Array.from({ length: 40 }, (_, index) => `product-${index}`);
const blocking = new Map([
  ['product-17', 'pending'],
  ['product-31', 'revoked'],
]);
const wide = appNamed('forty products', {
  credentials: [
    keyNamed('Wide7kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', [], {
      products: names.map((name) => ({ name, status: blocking.get(name) ?? 'approved' })),
    }),
    keyNamed('None7kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', [], {
      products: names.slice(0, 6).map((name) => ({ name, status: 'revoked' })),
    }),
  ],
});
const expired = keyNamed('Late7kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', ['weather'], { expiresAt: past });
const late = appNamed('expired key', { credentials: [expired] });
const several = appNamed('several causes', {
  status: 'revoked',
  credentials: [{ ...expired, consumerKey: 'Many7kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', status: 'revoked' }],
});
const inactive = appNamed('inactive owner', {
  owner: { kind: 'appgroup', id: 'asleep' },
  credentials: [keyNamed('Owns7kZz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2R', ['weather'])],
});

test.use({
  organization: async ({}, use) => {
    const made = organizationWith(wide, late, several, inactive);
    const [group] = made.appGroups;
    const asleep = group && { ...group, name: 'asleep', status: 'inactive' };
    await use({ ...made, appGroups: asleep ? [asleep] : [] });
  },
});

test('products that do not work come first and are named, and rows stay in place when changed', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${addressOf(wide)}/edit`);
  const card = page.getByRole('group', { name: 'Key Wide…Ss2R' });
  await expect(card.getByRole('strong')).toHaveText('Usable for 38 of 40 products');
  await expect(card.getByText('Not approved: product-17 and product-31')).toBeVisible();
  const rows = card.getByRole('rowheader');
  const start = [/^product-17/, /^product-31/, /^product-0/];
  await expect(rows).toHaveText([...start, ...Array.from({ length: 37 }, () => /./)]);

  await changeStatus(page, card.getByRole('combobox', { name: 'Status of product-31' }), 'Approve');
  await expect(card.getByRole('strong')).toHaveText('Usable for 39 of 40 products');
  for (const [index, name] of start.entries()) await expect(rows.nth(index)).toHaveText(name);

  const none = page.getByRole('group', { name: 'Key None…Ss2R' });
  await expect(
    none.getByText('Not approved: product-0, product-1, product-2, and 3 more'),
  ).toBeVisible();
});

for (const { what, app, sentence, marked } of [
  {
    what: 'an expired key that is approved',
    app: late,
    sentence: 'Blocked: key expired',
    marked: ['Key: Expired'],
  },
  {
    what: 'an inactive owner',
    app: inactive,
    sentence: 'Blocked: AppGroup inactive',
    marked: ['AppGroup: Inactive'],
  },
  {
    what: 'a revoked app with a key that is revoked and expired',
    app: several,
    sentence: 'Blocked: key revoked',
    marked: ['App: Revoked', 'Key: Revoked, Expired'],
  },
])
  test(`${what} is marked as the cause, and said once`, async ({ page, hosted }) => {
    await page.goto(`${hosted.url}${addressOf(app)}`);
    const card = page.getByRole('group', { name: /^Key / });
    await expect(card.getByRole('strong')).toHaveText(sentence);
    for (const text of marked) await expect(card.getByText(text, { exact: true })).toBeVisible();
    await expect(accessOf(card)).toHaveText('Blocked');
    await expect(card.getByText(/A caller gets/)).toHaveCount(1);
    await linkToApp(page, marked.includes('App: Revoked'));
  });

function accessOf(card: Locator): Locator {
  return card.getByRole('row').last().getByRole('cell').last();
}

/** What blocks outside the card is a link to its switch. */
async function linkToApp(page: Page, isThere: boolean): Promise<void> {
  const link = page.getByRole('link', { name: 'App: Revoked' });
  await expect(link).toHaveCount(isThere ? 1 : 0);
  if (!isThere) return;
  await link.click();
  await expect(page).toHaveURL(/#app-status$/);
}
