import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tables } from './db.ts';
import type { Organization } from './tables.ts';
import { resetMock, server } from './node.ts';
import { edgeUrl, get, xUrl } from './request.for-tests.ts';
import { seed } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const [x, edge] = seed(testNow).organizations as [Organization, Organization];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

type Page = Record<string, unknown> & { nextPageToken?: string; totalSize?: number };

async function page(url: string): Promise<Page> {
  const { status, body } = await get(url);
  expect(status, url).toBe(200);
  return body as Page;
}

/** Follows nextPageToken and returns the ids of every page, in order. */
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

/** Follows startKey until a page is not full or has only its start row. */
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

/** The distinct ids of the pages. */
function all(pages: string[][]): string[] {
  return [...new Set(pages.flat())].toSorted();
}

const xIds = (key: string, id: string) => (body: unknown) =>
  (body as Record<string, Record<string, string>[]>)[key]?.map((row) => row[id] ?? '') ?? [];

describe('X', () => {
  const appIds = x.apps.map(({ appId }) => appId);

  test.each([1, 7, 60, 61])(
    'apps by pageSize %i: each app once, totalSize on every page',
    async (size) => {
      const pages = await byToken(`${xUrl}/apps?pageSize=${size}`, 'app', 'appId');
      expect(all(pages)).toEqual(appIds.toSorted());
      expect(pages.flat()).toHaveLength(60);
      expect(pages).toHaveLength(Math.ceil(60 / size));
      expect((await page(`${xUrl}/apps?pageSize=${size}`)).totalSize).toBe(60);
    },
  );

  test('totalSize counts the filtered apps', async () => {
    const answer = await page(`${xUrl}/apps?pageSize=1&filter=appType=AppGroup`);
    expect(answer.totalSize).toBe(8);
  });

  test.each([2, 7])(
    'apps by rows %i: startKey is inclusive, and each app occurs once after deduplication',
    async (size) => {
      const pages = await byStartKey(`${xUrl}/apps?rows=${size}`, size, xIds('app', 'appId'));
      expect(all(pages)).toEqual(appIds.toSorted());
      expect(pages[1]?.[0]).toBe(pages[0]?.at(-1));
    },
  );

  test.each([1, 2, 3])(
    'AppGroups and their apps by pageSize %i: pages overlap by one',
    async (size) => {
      const groups = await byToken(`${xUrl}/appgroups?pageSize=${size}`, 'appGroups', 'name');
      expect(all(groups)).toEqual(x.appGroups.map(({ name }) => name).toSorted());
      if (size > 1) expect(groups[1]?.[0]).toBe(groups[0]?.at(-1));
      const apps = await byToken(
        `${xUrl}/appgroups/northwind-logistics/apps?pageSize=${size}`,
        'appGroupApps',
        'name',
      );
      expect(all(apps)).toEqual(['Partner Sync', 'Warehouse Scanner'].toSorted());
    },
  );

  test('AppGroups send no nextPageToken without pageSize', async () => {
    expect(await page(`${xUrl}/appgroups/northwind-logistics/apps`)).not.toHaveProperty(
      'nextPageToken',
    );
    expect(Object.keys(await page(`${xUrl}/appgroups`))).toEqual(['appGroups']);
  });

  test('developers, products and a developer’s apps are paged by count', async () => {
    const developers = await byStartKey(
      `${xUrl}/developers?count=6`,
      6,
      xIds('developer', 'email'),
    );
    expect(all(developers)).toEqual(x.developers.map(({ email }) => email).toSorted());
    const products = await byStartKey(
      `${xUrl}/apiproducts?count=10`,
      10,
      xIds('apiProduct', 'name'),
    );
    expect(all(products)).toEqual(x.products.map(({ name }) => name).toSorted());
    const owner = `${xUrl}/developers/amelia.hart@brightcart.example`;
    const apps = await byStartKey(`${owner}/apps?count=2`, 2, xIds('app', 'appId'));
    expect(all(apps)).toEqual(
      ['Checkout Android', 'Checkout Web', 'Checkout iOS', 'Gift Cards'].toSorted(),
    );
  });
});

describe('Edge', () => {
  const names = (body: unknown) => body as string[];

  test.each([2, 5])('apps are paged by rows %i', async (size) => {
    const pages = await byStartKey(`${edgeUrl}/apps?rows=${size}`, size, names);
    expect(all(pages)).toEqual(edge.apps.map(({ appId }) => appId).toSorted());
  });

  test('developers, companies, products and apps of an owner are paged by count', async () => {
    expect(all(await byStartKey(`${edgeUrl}/developers?count=2`, 2, names))).toEqual(
      edge.developers.map(({ email }) => email).toSorted(),
    );
    expect(all(await byStartKey(`${edgeUrl}/companies?count=3`, 3, names))).toEqual(
      edge.companies.map(({ name }) => name).toSorted(),
    );
    expect(all(await byStartKey(`${edgeUrl}/apiproducts?count=3`, 3, names))).toEqual(
      edge.products.map(({ name }) => name).toSorted(),
    );
    expect(all(await byStartKey(`${edgeUrl}/companies/metrolink/apps?count=2`, 2, names))).toEqual(
      ['Fare Gate', 'Lost Property'].toSorted(),
    );
  });

  test('Edge ignores pageSize', async () => {
    expect((await get(`${edgeUrl}/apps?pageSize=3`)).body).toHaveLength(24);
  });
});

describe('page limits', () => {
  /** Adds `count` copies of the first app of each organization, with its owner. */
  function addCopies(count: number): void {
    for (const organization of tables().organizations) {
      const [app] = organization.apps;
      if (!app) throw new Error('seeded');
      for (let index = 0; index < count; index += 1) {
        const number = String(index).padStart(4, '0');
        organization.apps.push({ ...app, appId: `copy-${number}`, name: `copy ${number}` });
      }
    }
  }

  test('a page of apps has at most 1,000 rows', async () => {
    addCopies(1100);
    for (const query of ['', '?rows=5000', '?pageSize=5000']) {
      expect((await page(`${xUrl}/apps${query}`))['app']).toHaveLength(1000);
    }
    expect((await page(`${xUrl}/apps?pageSize=5000`)).totalSize).toBe(1160);
    expect((await get(`${edgeUrl}/apps`)).body).toHaveLength(1000);
    const pages = await byToken(`${xUrl}/apps?pageSize=1000`, 'app', 'appId');
    expect(pages.map((ids) => ids.length)).toEqual([1000, 160]);
    expect(new Set(pages.flat()).size).toBe(1160);
  });

  test('a list of an AppGroup’s apps has at most 1,000 rows, and a token for the rest only with pageSize', async () => {
    addCopies(1100);
    const owner = { kind: 'appgroup' as const, id: 'umbrella-travel' };
    for (const app of tables().organizations[0]?.apps ?? []) {
      if (app.name.startsWith('copy')) app.owner = owner;
    }
    const list = `${xUrl}/appgroups/umbrella-travel/apps`;
    const bare = await page(list);
    expect(bare['appGroupApps']).toHaveLength(1000);
    expect(bare).not.toHaveProperty('nextPageToken');
    const pages = await byToken(`${list}?pageSize=1000`, 'appGroupApps', 'name');
    expect(new Set(pages.flat()).size).toBe(1102);
  });

  test('a page of a developer’s apps has 100 rows, and more only on X with count', async () => {
    addCopies(150);
    const amelia = `${xUrl}/developers/amelia.hart@brightcart.example`;
    expect((await page(`${amelia}/apps`))['app']).toHaveLength(100);
    expect((await page(`${amelia}/apps?expand=true`))['app']).toHaveLength(100);
    expect((await page(`${amelia}/apps?count=1000`))['app']).toHaveLength(154);
    expect(((await get(amelia)).body as { apps: string[] }).apps).toHaveLength(100);
    expect(
      (await get(`${edgeUrl}/developers/wwitman@apigee.com/apps?count=1000`)).body,
    ).toHaveLength(100);
  });
});
