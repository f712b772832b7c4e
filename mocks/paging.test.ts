import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Organization, tables } from './db.ts';
import { resetMock, server } from './node.ts';
import { EDGE, get, X } from './request.ts';
import { seed } from './seed.ts';

const NOW = Date.UTC(2026, 10, 21);
const [x, edge] = seed(NOW).organizations as [Organization, Organization];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(NOW));
afterAll(() => server.close());

type Page = Record<string, unknown> & { nextPageToken?: string; totalSize?: number };

async function page(url: string): Promise<Page> {
  const { status, body } = await get(url);
  expect(status, url).toBe(200);
  return body as Page;
}

/** Follows nextPageToken; the ids of every page, in order. */
async function byToken(url: string, key: string, id: string): Promise<string[][]> {
  const pages: string[][] = [];
  let token = '';
  do {
    const answer = await page(`${url}&pageToken=${encodeURIComponent(token)}`);
    pages.push((answer[key] as Record<string, string>[]).map((row) => row[id] ?? ''));
    token = answer.nextPageToken ?? '';
    expect(pages.length).toBeLessThan(200);
  } while (token !== '');
  return pages;
}

/** Follows startKey until a page is not full, or brings nothing but its own start. */
async function byStartKey(
  url: string,
  size: number,
  ids: (body: unknown) => string[],
): Promise<string[][]> {
  const pages: string[][] = [];
  let start = '';
  for (;;) {
    const from = start === '' ? '' : `&startKey=${encodeURIComponent(start)}`;
    const rows = ids((await get(`${url}${from}`)).body);
    pages.push(rows);
    const last = rows.at(-1) ?? '';
    if (rows.length < size || last === start) return pages;
    start = last;
  }
}

function expectAll(pages: string[][], wanted: readonly string[]): void {
  const seen = pages.flat();
  expect([...new Set(seen)].sort()).toEqual([...wanted].sort());
}

const xIds = (key: string, id: string) => (body: unknown) =>
  (body as Record<string, Record<string, string>[]>)[key].map((row) => row[id] ?? '');

describe('X', () => {
  const appIds = x.apps.map(({ appId }) => appId);

  test.each([1, 7, 60, 61])(
    'apps by pageSize %i: each once, the total on each page',
    async (size) => {
      const pages = await byToken(`${X}/apps?pageSize=${size}`, 'app', 'appId');
      expectAll(pages, appIds);
      expect(pages.flat()).toHaveLength(60);
      expect(pages).toHaveLength(Math.ceil(60 / size));
      expect((await page(`${X}/apps?pageSize=${size}`)).totalSize).toBe(60);
    },
  );

  test('totalSize counts what the filter leaves', async () => {
    const answer = await page(`${X}/apps?pageSize=1&filter=appType=AppGroup`);
    expect(answer.totalSize).toBe(8);
  });

  test.each([2, 7])('apps by rows %i: inclusive startKey, so deduped each once', async (size) => {
    const pages = await byStartKey(`${X}/apps?rows=${size}`, size, xIds('app', 'appId'));
    expectAll(pages, appIds);
    expect(pages[1]?.[0]).toBe(pages[0]?.at(-1));
  });

  test.each([1, 2, 3])(
    'AppGroups and their apps by pageSize %i: pages overlap by one',
    async (size) => {
      const groups = await byToken(`${X}/appgroups?pageSize=${size}`, 'appGroups', 'name');
      expectAll(
        groups,
        x.appGroups.map(({ name }) => name),
      );
      if (size > 1) expect(groups[1]?.[0]).toBe(groups[0]?.at(-1));
      const apps = await byToken(
        `${X}/appgroups/northwind-logistics/apps?pageSize=${size}`,
        'appGroupApps',
        'name',
      );
      expectAll(apps, ['Partner Sync', 'Warehouse Scanner']);
    },
  );

  test('AppGroups give no nextPageToken to who sends no pageSize', async () => {
    expect(await page(`${X}/appgroups/northwind-logistics/apps`)).not.toHaveProperty(
      'nextPageToken',
    );
    expect(Object.keys(await page(`${X}/appgroups`))).toEqual(['appGroups']);
  });

  test('developers, products and a developer’s apps by count', async () => {
    const developers = await byStartKey(`${X}/developers?count=6`, 6, xIds('developer', 'email'));
    expectAll(
      developers,
      x.developers.map(({ email }) => email),
    );
    const products = await byStartKey(`${X}/apiproducts?count=10`, 10, xIds('apiProduct', 'name'));
    expectAll(
      products,
      x.products.map(({ name }) => name),
    );
    const owner = `${X}/developers/amelia.hart@brightcart.example`;
    const apps = await byStartKey(`${owner}/apps?count=2`, 2, xIds('app', 'appId'));
    expectAll(apps, ['Checkout Android', 'Checkout Web', 'Checkout iOS', 'Gift Cards']);
  });
});

describe('Edge', () => {
  const names = (body: unknown) => body as string[];

  test.each([2, 5])('apps by rows %i', async (size) => {
    const pages = await byStartKey(`${EDGE}/apps?rows=${size}`, size, names);
    expectAll(
      pages,
      edge.apps.map(({ appId }) => appId),
    );
  });

  test('developers, companies, products and apps of an owner by count', async () => {
    expectAll(
      await byStartKey(`${EDGE}/developers?count=2`, 2, names),
      edge.developers.map(({ email }) => email),
    );
    expectAll(
      await byStartKey(`${EDGE}/companies?count=3`, 3, names),
      edge.companies.map(({ name }) => name),
    );
    expectAll(
      await byStartKey(`${EDGE}/apiproducts?count=3`, 3, names),
      edge.products.map(({ name }) => name),
    );
    expectAll(await byStartKey(`${EDGE}/companies/metrolink/apps?count=2`, 2, names), [
      'Fare Gate',
      'Lost Property',
    ]);
  });

  test('pageSize means nothing there', async () => {
    expect((await get(`${EDGE}/apps?pageSize=3`)).body).toHaveLength(24);
  });
});

describe('more than fits in a page', () => {
  /** Adds `many` copies of the first app of each organization, with its owner. */
  function crowd(many: number): void {
    for (const organization of tables().organizations) {
      const [app] = organization.apps;
      if (!app) throw new Error('seeded');
      for (let index = 0; index < many; index += 1) {
        const number = String(index).padStart(4, '0');
        organization.apps.push({ ...app, appId: `copy-${number}`, name: `copy ${number}` });
      }
    }
  }

  test('a list of apps has 1,000 at most, whatever is asked for', async () => {
    crowd(1100);
    for (const query of ['', '?rows=5000', '?pageSize=5000']) {
      expect((await page(`${X}/apps${query}`))['app']).toHaveLength(1000);
    }
    expect((await page(`${X}/apps?pageSize=5000`)).totalSize).toBe(1160);
    expect((await get(`${EDGE}/apps`)).body).toHaveLength(1000);
    const pages = await byToken(`${X}/apps?pageSize=1000`, 'app', 'appId');
    expect(pages.map((ids) => ids.length)).toEqual([1000, 160]);
    expect(new Set(pages.flat()).size).toBe(1160);
  });

  test('a developer’s apps are 100 unless X is asked for more', async () => {
    crowd(150);
    const amelia = `${X}/developers/amelia.hart@brightcart.example`;
    expect((await page(`${amelia}/apps`))['app']).toHaveLength(100);
    expect((await page(`${amelia}/apps?expand=true`))['app']).toHaveLength(100);
    expect((await page(`${amelia}/apps?count=1000`))['app']).toHaveLength(154);
    expect(((await get(amelia)).body as { apps: string[] }).apps).toHaveLength(100);
    expect((await get(`${EDGE}/developers/wwitman@apigee.com/apps?count=1000`)).body).toHaveLength(
      100,
    );
  });
});
