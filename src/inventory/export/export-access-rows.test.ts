import { createHash } from 'node:crypto';
import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOrganization } from '../../../mocks/db.ts';
import { server } from '../../../mocks/node.ts';
import { generatedOrganization } from '../../../mocks/seed/generate.ts';
import type { Organization } from '../../../mocks/tables.ts';
import type { Level } from '../../access/access-bounds.ts';
import { appsQuery } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import { connect } from '../../connection/for-tests.ts';
import { AppStore } from '../app-store.ts';
import type { ExportedAccess } from './export-access-rows.ts';
import { appStoreOf, listQuery, now, owner, parsed, plain, request } from './export.for-tests.ts';
import { exportText, type ExportRequest } from './export.ts';
import type { ListedApp, ListedKey } from '../row.ts';

const platforms = { 'access-x': 'x', 'access-edge': 'edge' } as const;
const [first, second] = plain.credentials as [ListedKey, ListedKey];

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  connect(platforms);
});
afterAll(() => server.close());

async function rowsOf(appStore: AppStore, options: Partial<ExportRequest> = {}) {
  const wanted = { ...request, rows: 'access', format: 'json', ...options } as const;
  const file = JSON.parse(await exportText(appStore, listQuery(), wanted)) as {
    access: ExportedAccess[];
  };
  return file.access;
}

test('CSV: one line for each product of each key, with every status and the verdict', async () => {
  const text = await exportText(appStoreOf({}), listQuery(), { ...request, rows: 'access' });
  const app = ['plain', 'Plain', 'id-0', 'approved', 'developer', 'ada@brightcart.test', 'active'];
  const key = ['AbCd…UvWx', 'approved', '', 'never'];
  expect(parsed(text)).toEqual([
    [
      'App name',
      'Display name',
      'App ID',
      'App status',
      'Kind of owner',
      'Owner',
      'Owner status',
      'Key',
      'Key status',
      'Key issued',
      'Key expires',
      'Product',
      'Product status',
      'Verdict',
      'Reasons',
    ],
    [...app, ...key, 'orders', 'approved', 'usable', ''],
    [...app, ...key, 'payments', 'pending', 'blocked', 'product-pending'],
    [...app, '••••', 'revoked', '', 'never', '', '', 'blocked', 'key-revoked; product-missing'],
  ]);
});

test('CSV: a product, an owner and a key that are formulas stay text', async () => {
  const formula = {
    ...first,
    consumerKey: '=1+1ijKlMnOpQrStUvWx',
    products: [{ name: '@SUM(A1)', status: '-1' }],
  };
  const appStore = appStoreOf({
    credentials: [formula],
    owner: { kind: 'company', id: '+49', email: '' },
  });
  const text = await exportText(appStore, listQuery(), { ...request, rows: 'access' });
  const [, line = []] = parsed(text);
  for (const cell of ["'=1+1…UvWx", "'@SUM(A1)", "'-1", "'+49"]) expect(line).toContain(cell);
});

test('an app without keys has a row', async () => {
  expect(await rowsOf(appStoreOf({ credentials: [] }))).toMatchObject([
    { appId: 'id-0', key: null, product: null, verdict: 'blocked', reasons: ['key-missing'] },
  ]);
});

test('fingerprints are added on request, except of keys that are too short', async () => {
  const digest = createHash('sha256').update(first.consumerKey).digest('hex').slice(0, 16);
  const rows = await rowsOf(appStoreOf({}), { fingerprints: true });
  expect(rows.map((row) => row.keyFingerprint)).toEqual([
    `sha256:${digest}`,
    `sha256:${digest}`,
    null,
  ]);
});

test('keys with the same mask have different names', async () => {
  const alike = { ...second, consumerKey: 'other' };
  const [, , one, other] = await rowsOf(appStoreOf({ credentials: [first, second, alike] }));
  expect(new Set([one?.key, other?.key])).toEqual(new Set(['•••• (1 of 2)', '•••• (2 of 2)']));
});

test('a partial export is marked, and lists apps that can not be shown', async () => {
  const skipped = [{ path: 'app.2', reason: 'is not an object' }];
  const part = { ...request, rows: 'access', part: { of: 9 }, skipped } as const;
  const json = await exportText(appStoreOf({}), listQuery(), { ...part, format: 'json' });
  expect(JSON.parse(json)).toMatchObject({ covers: { apps: 1, whole: false, of: 9, skipped } });
  const lines = parsed(await exportText(appStoreOf({}), listQuery(), part));
  expect(lines.at(-1)?.at(-1)).toBe('not-shown: app.2 is not an object');
});

describe('what is not known gives the verdict "unknown"', () => {
  const nobody = { ...plain.owner, id: 'dev-404' };
  const one = { ...first, products: [{ name: 'orders', status: 'approved' }] };
  const key = one.consumerKey;

  test.each<[string, Partial<ListedApp>, readonly Level[], string, string[]]>([
    ['nothing', {}, [], 'usable', []],
    ['the owner', { owner: nobody }, [], 'unknown', ['owner-status-missing']],
    [
      'the owner of a revoked app',
      { owner: nobody, status: 'revoked' },
      [],
      'blocked',
      ['app-revoked'],
    ],
    [
      'the expiry',
      { credentials: [{ ...one, expiryUnknown: true }] },
      [],
      'unknown',
      ['key-expiry-unknown'],
    ],
    ['a change of the app', {}, [{}], 'unknown', ['change-not-confirmed']],
    ['a change of the key', {}, [{ key }], 'unknown', ['change-not-confirmed']],
    [
      'a change of the product',
      {},
      [{ key, product: 'orders' }],
      'unknown',
      ['change-not-confirmed'],
    ],
    ['a change of another product', {}, [{ key, product: 'maps' }], 'usable', []],
    [
      'a change of the product, in a revoked app',
      { status: 'revoked' },
      [{ key, product: 'orders' }],
      'blocked',
      ['app-revoked', 'change-not-confirmed'],
    ],
  ])('not known: %s', async (_what, app, paths, verdict, reasons) => {
    const appStore = appStoreOf({ credentials: [one], ...app });
    const [row] = await rowsOf(appStore, { unconfirmed: new Map([['id-0', paths]]) });
    expect(row).toMatchObject({ verdict, reasons });
  });

  test('an inactive owner blocks', async () => {
    const appStore = appStoreOf({ credentials: [one] });
    appStore.setOwners([{ ...owner, status: 'inactive' }]);
    const [row] = await rowsOf(appStore);
    expect(row).toMatchObject({
      ownerStatus: 'inactive',
      verdict: 'blocked',
      reasons: ['owner-inactive'],
    });
  });
});

// Worked out from the tables of the mock, with nothing of what it checks.
function expectedRows(organization: Organization): string[] {
  const { apps, developers, appGroups, companies } = organization;
  const is = (status: string | undefined, word: string) => status?.toLowerCase() === word;
  return apps.flatMap((app) => {
    const { kind, id } = app.owner;
    const groups = kind === 'appgroup' ? appGroups : companies;
    const ownerStatus =
      kind === 'developer'
        ? developers.find(({ developerId }) => developerId === id)?.status
        : groups.find(({ name }) => name === id)?.status;
    if (app.credentials.length === 0) return [`${app.appId}   blocked`];
    return app.credentials.flatMap(({ status, expiresAt = -1, products }) =>
      (products.length > 0 ? products : [undefined]).map((product) => {
        const isUsable =
          [app.status, status, product?.status].every((one) => is(one, 'approved')) &&
          is(ownerStatus, 'active') &&
          (expiresAt <= 0 || expiresAt > now);
        const verdict = isUsable ? 'usable' : 'blocked';
        return `${app.appId} ${status} ${product?.name ?? ''} ${verdict}`;
      }),
    );
  });
}

test.each(Object.entries(platforms))(
  '%s: rows and verdicts are those of the organization',
  async (name, platform) => {
    const organization = generatedOrganization({ name, platform, apps: 900, now });
    addOrganization(organization);
    const client = new QueryClient();
    const appStore = new AppStore();
    appStore.upsert((await client.query(appsQuery(name))).apps);
    const owners = [developersQuery, groupsQuery].map((query) => client.query(query(name)));
    appStore.setOwners((await Promise.all(owners)).flatMap((list) => list.rows));
    const rows = await rowsOf(appStore);
    const found = rows.map(
      ({ appId, keyStatus, product, verdict }) =>
        `${appId} ${keyStatus ?? ''} ${product ?? ''} ${verdict}`,
    );
    const expected = expectedRows(organization);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['usable', 'blocked']));
  },
);
