import { inDefaultOrder, inEnglish, inOrder, rowsOfSeed, type SeedRow } from './seed/seed-rows.ts';
import { expect, organizations, tallViewport, test } from './test.ts';

test.use(tallViewport);

const headers: Record<string, { in: string; by: (one: SeedRow, other: SeedRow) => number }> = {
  Owner: { in: 'owner', by: (one, other) => inEnglish(one.owner, other.owner) },
  Products: { in: 'products', by: (one, other) => one.products.length - other.products.length },
  Keys: { in: 'keys', by: (one, other) => one.keys - other.keys },
  Status: { in: 'status', by: (one, other) => inEnglish(one.status, other.status) },
  Created: { in: 'created', by: (one, other) => one.createdAt - other.createdAt },
  'Last modified': {
    in: 'modified',
    by: (one, other) => one.lastModifiedAt - other.lastModifiedAt,
  },
  App: { in: 'app', by: (one, other) => inEnglish(one.shown, other.shown) },
};

for (const organization of Object.values(organizations))
  test(`every column of ${organization} sorts both ways, and the URL has the order`, async ({
    page,
  }) => {
    const rows = rowsOfSeed(organization);
    await page.goto(`/organizations/${organization}/apps`);
    const table = page.getByRole('table', { name: 'Apps' });
    await expect(table.getByRole('columnheader')).toHaveText([
      'App',
      'Owner',
      'Products',
      'Keys',
      'Status',
      'Created',
      'Last modified',
      'Actions',
    ]);
    const links = table.getByRole('rowheader').getByRole('link');
    await expect(links).toHaveText(inDefaultOrder(rows).map(({ shown }) => shown));
    const modified = table.getByRole('columnheader', { name: 'Last modified' });
    await expect(modified).toHaveAttribute('aria-sort', 'descending');

    for (const [name, column] of Object.entries(headers)) {
      const header = table.getByRole('columnheader', { name, exact: true });
      await header.getByRole('button').click();
      await expect(header).toHaveAttribute('aria-sort', 'ascending');
      await expect(links).toHaveText(inOrder(rows, column.by).map(({ shown }) => shown));
      await header.getByRole('button').click();
      await expect(header).toHaveAttribute('aria-sort', 'descending');
      const descending = inOrder(rows, column.by, { descending: true });
      await expect(links).toHaveText(descending.map(({ shown }) => shown));
      // The URL has no default.
      const sort = column.in === 'modified' ? null : `-${column.in}`;
      await expect(page).toHaveURL(({ searchParams }) => searchParams.get('sort') === sort);
    }
  });

test('Back undoes a sort, and a link opens the same order', async ({ page, browser }) => {
  const rows = rowsOfSeed(organizations.x);
  await page.goto('/');
  const links = page.getByRole('rowheader').getByRole('link');
  await page.getByRole('button', { name: 'Created' }).click();
  const oldest = inOrder(rows, (one, other) => one.createdAt - other.createdAt);
  await expect(links).toHaveText(oldest.map(({ shown }) => shown));

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('rowheader').getByRole('link')).toHaveText(
    oldest.map(({ shown }) => shown),
  );
  await elsewhere.context().close();

  await page.goBack();
  await expect(page).toHaveURL(/\/apps$/);
  await expect(links).toHaveText(inDefaultOrder(rows).map(({ shown }) => shown));
});
