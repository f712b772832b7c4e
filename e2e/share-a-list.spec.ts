import { lazyOrganization } from '../mocks/seed/generate.ts';
import { expect, organizations, test, type Page } from './test.ts';

const large = lazyOrganization({ name: 'keywarden-large', platform: 'x', apps: 12_000 }).make();
const [product] = large.products;
const developer = large.developers[0];

interface Step {
  q?: string;
  status?: string;
  /** values that are chosen from the suggestions */
  fields?: Record<string, string>;
  /** parts of values that are typed */
  parts?: Record<string, string>;
  has?: string[];
  /** a column header and the number of clicks */
  sort?: [column: string, clicks: number];
}

// Steps in the list, and the resulting URL.
const views: { what: string; on: string; steps: Step; query: Record<string, string> }[] = [
  {
    what: 'a search and a status',
    on: organizations.x,
    steps: { q: 'loyalty', status: 'Approved' },
    query: { q: 'loyalty', status: 'approved' },
  },
  {
    what: 'a product, newest first',
    on: organizations.x,
    steps: { fields: { 'API product': 'orders' }, sort: ['Created', 2] },
    query: { product: 'orders', sort: '-created' },
  },
  {
    what: 'parts of an owner and of a product',
    on: organizations.x,
    steps: { parts: { Owner: 'BRIGHT', 'API product': 'rder' } },
    query: { 'owner-part': 'BRIGHT', 'product-part': 'rder' },
  },
  {
    what: 'what is pending on Edge, by owner',
    on: organizations.edge,
    steps: { has: ['Something pending'], sort: ['Owner', 1] },
    query: { has: 'pending', sort: 'owner' },
  },
  {
    what: 'apps without a usable key, changed longest ago first',
    on: large.name,
    steps: { has: ['No usable key'], sort: ['Last modified', 1] },
    query: { has: 'no-usable-key', sort: 'modified' },
  },
  {
    what: 'a search for a product where something is pending, by keys',
    on: large.name,
    steps: { q: product?.name ?? '', has: ['Something pending'], sort: ['Keys', 2] },
    query: { q: product?.name ?? '', has: 'pending', sort: '-keys' },
  },
  {
    what: 'an owner and a product, which the server finds',
    on: large.name,
    steps: { fields: { Owner: developer?.email ?? '' }, sort: ['Status', 1] },
    query: { owner: developer?.email ?? '', sort: 'status' },
  },
];

for (const { what, on, steps, query } of views)
  test(`${on}: a link brings ${what} to a new browser`, async ({ page, browser }) => {
    test.slow();
    const needsAll = on === large.name && query['owner'] === undefined;
    await page.goto(`/organizations/${on}/apps`);
    await page.getByRole('rowheader').first().waitFor();
    if (needsAll) await loadAll(page);
    await follow(page, steps);
    await expect(page).toHaveURL(`/organizations/${on}/apps?${new URLSearchParams(query)}`);

    const elsewhere = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await elsewhere.setViewportSize(page.viewportSize() ?? { width: 1280, height: 900 });
    await elsewhere.goto(page.url());
    if (needsAll) await loadAll(elsewhere);
    await expect(async () => {
      const [here, there] = await Promise.all([seen(page), seen(elsewhere)]);
      expect(here.rows).not.toEqual([]);
      expect(here.count).toMatch(/^\d+ (of [\d,]+ )?apps?$|^[\d,]+ of 12,000 apps$/);
      expect(there).toEqual(here);
    }).toPass({ timeout: 15_000 });
    await elsewhere.context().close();
  });

async function loadAll(page: Page) {
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await expect(page.getByText(/^All apps loaded/)).toBeVisible();
}

async function follow(page: Page, { q, status, fields, parts, has, sort }: Step) {
  if (q) await page.getByRole('searchbox').fill(q);
  if (status) await page.getByRole('radio', { name: new RegExp(`^${status}`, 'u') }).check();
  if (fields || parts || has) {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const form = page.getByRole('form', { name: 'Filters' });
    for (const [label, value] of Object.entries(fields ?? {})) {
      await form.getByRole('combobox', { name: label, exact: true }).fill(value);
      await form.getByRole('option', { name: new RegExp(`^${value}( |$)`, 'u') }).click();
    }
    for (const [label, part] of Object.entries(parts ?? {}))
      await form.getByRole('combobox', { name: label, exact: true }).fill(part);
    for (const name of has ?? []) await form.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
  }
  const [column = '', clicks = 0] = sort ?? [];
  const header = page.getByRole('columnheader', { name: column, exact: true });
  for (let click = 1; click <= clicks; click += 1) {
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', click === 1 ? 'ascending' : 'descending');
  }
}

/** Everything in which two lists could differ. */
async function seen(page: Page) {
  const headers = page.getByRole('columnheader');
  return {
    typed: await page.getByRole('searchbox').inputValue(),
    status: await page.getByRole('radio', { checked: true }).getAttribute('value'),
    radios: await page
      .getByRole('radio')
      .evaluateAll((all) => all.map((one) => one.parentElement?.textContent)),
    filters: await page.getByRole('list', { name: 'Filters' }).allInnerTexts(),
    sort: await headers.evaluateAll((all) => all.map((header) => header.ariaSort)),
    count: await page.getByRole('status').first().innerText(),
    rows: await page.getByRole('row').allInnerTexts(),
  };
}
