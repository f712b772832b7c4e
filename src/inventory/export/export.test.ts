import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOrganization, organizationNamed } from '../../../mocks/db.ts';
import type { App } from '../../../mocks/tables.ts';
import { generatedOrganization } from '../../../mocks/seed/generate.ts';
import { server } from '../../../mocks/node.ts';
import { appsQuery } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import { connect } from '../../connection/for-tests.ts';
import { m } from '../../paraglide/messages.js';
import { QueryClient } from '@tanstack/react-query';
import { AppStore } from '../app-store.ts';
import { listQuery, appStoreOf, now, parsed, request } from './export.for-tests.ts';
import { exportText, formats, rowKinds } from './export.ts';

const platforms = { 'export-x': 'x', 'export-edge': 'edge' } as const;

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  for (const [name, platform] of Object.entries(platforms))
    addOrganization(generatedOrganization({ name, platform, apps: 900, now }));
  connect(platforms);
});
afterAll(() => server.close());

test('CSV: a header line, one line per app, each cell in quotes', async () => {
  const csv = await exportText(appStoreOf({}), listQuery(), request);
  expect(csv.startsWith('\uFEFF"App name",')).toBe(true);
  expect(parsed(csv)).toEqual([
    [
      'App name',
      'Display name',
      'App ID',
      'Kind of owner',
      'Owner',
      'Status',
      'Products',
      'Keys',
      'Usable keys',
      'Keys with unknown access',
      'Warnings',
      'Created',
      'Last modified',
    ],
    [
      'plain',
      'Plain',
      'id-0',
      'developer',
      'ada@brightcart.test',
      'approved',
      'orders; payments',
      '2',
      '1',
      '0',
      'pending-product',
      '2026-01-02T03:04:05.000Z',
      '',
    ],
  ]);
});

const hostile = [
  ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['+49 Hotline', "'+49 Hotline"],
  ['-20 % Coupons', "'-20 % Coupons"],
  ['@home Delivery', "'@home Delivery"],
  ['\tTabbed Ledger', "'\tTabbed Ledger"],
  ['\rReturned', "'\rReturned"],
  ['  =1+1', "'  =1+1"],
  ['"=1+1"', `'"=1+1"`],
  ['＝1+1', "'＝1+1"],
  ['＠home', "'＠home"],
  // A spreadsheet that splits at semicolons would begin a cell, or a line, here.
  ['a;=1+1', "a;'=1+1"],
  ['a\n-1', "a\n'-1"],
  ['Orders, "fast"\nand cheap', 'Orders, "fast"\nand cheap'],
  ['Café Zürich 配送; a-b = c', 'Café Zürich 配送; a-b = c'],
  ['', 'plain'],
];

test.each(hostile)(
  'CSV: an app named %j is exported as text',
  async (displayName = '', cell = '') => {
    const [, line] = parsed(await exportText(appStoreOf({ displayName }), listQuery(), request));
    expect(line?.[1]).toBe(cell);
    expect(line).toHaveLength(13);
  },
);

test('JSON: the view, its coverage and the apps', async () => {
  const appStore = appStoreOf({ displayName: '=HYPERLINK(1)' }, { status: 'revoked' });
  const json = { ...request, format: 'json' as const };
  expect(
    JSON.parse(await exportText(appStore, listQuery('status=approved&sort=-keys'), json)),
  ).toEqual({
    exportedAt: '2026-11-22T12:00:00.000Z',
    organization: 'export-x',
    platform: 'x',
    view: 'status=approved&sort=-keys',
    covers: { apps: 2, whole: true, skipped: [] },
    apps: [
      {
        name: 'plain',
        displayName: '=HYPERLINK(1)',
        appId: 'id-0',
        ownerKind: 'developer',
        owner: 'ada@brightcart.test',
        status: 'approved',
        products: ['orders', 'payments'],
        keys: 2,
        usableKeys: 1,
        keysWithUnknownAccess: 0,
        warnings: ['pending-product'],
        createdAt: '2026-01-02T03:04:05.000Z',
        lastModifiedAt: null,
      },
    ],
  });
  const part = { ...json, part: { of: 12_000 } };
  expect(JSON.parse(await exportText(appStore, listQuery(), part))).toMatchObject({
    covers: { apps: 2, whole: false, of: 12_000 },
  });
});

test("the file lists apps that can't be shown", async () => {
  const skipped = [
    { path: 'app.2', reason: 'has no usable name' },
    { path: 'app.3', reason: 'is not an object' },
  ];
  const json = await exportText(appStoreOf({}), listQuery(), {
    ...request,
    format: 'json',
    skipped,
  });
  expect(JSON.parse(json)).toMatchObject({ covers: { apps: 1, skipped } });
  const [header = [], app, ...lines] = parsed(
    await exportText(appStoreOf({}), listQuery(), { ...request, skipped }),
  );
  expect(app?.[0]).toBe('plain');
  expect(lines.map((line) => line.filter(Boolean))).toEqual([
    ['not-shown: app.2 has no usable name'],
    ['not-shown: app.3 is not an object'],
  ]);
  for (const line of lines) expect(line[header.indexOf('Warnings')]).toMatch(/^not-shown/u);
});

test.each([
  ['en', 'The file gives only the reason.', 'The file gives only the reasons.'],
  ['de', 'Die Datei nennt dazu nur den Grund.', 'Die Datei nennt dazu nur die Gründe.'],
  ['fr', 'Le fichier n’en indique que la raison.', 'Le fichier n’en indique que les raisons.'],
] as const)('%s: the export dialog says that the file gives the reasons', (locale, one, many) => {
  expect(m.skipped_in_export({ count: 1 }, { locale })).toContain(one);
  expect(m.skipped_in_export({ count: 2 }, { locale })).toContain(many);
});

test('has fingerprints on request, except of keys that are too short', async () => {
  const appStore = appStoreOf({});
  const digest = createHash('sha256').update('AbCdEfGhIjKlMnOpQrStUvWx').digest('hex');
  const fingerprint = `sha256:${digest.slice(0, 16)}`;
  const csv = parsed(await exportText(appStore, listQuery(), { ...request, fingerprints: true }));
  expect(csv.map((line) => line.at(-1))).toEqual(['Key fingerprints', fingerprint]);
  const json = await exportText(appStore, listQuery(), {
    ...request,
    format: 'json',
    fingerprints: true,
  });
  expect(JSON.parse(json)).toMatchObject({ apps: [{ keyFingerprints: [fingerprint] }] });
});

test('masks a search text that may be a key', async () => {
  const json = { ...request, format: 'json' as const };
  const text = await exportText(appStoreOf({}), listQuery('q=AbCdEfGhIjKl&status=approved'), json);
  expect(JSON.parse(text)).toMatchObject({
    view: new URLSearchParams({ q: '••••', status: 'approved' }).toString(),
    apps: [{ name: 'plain' }],
  });
  expect(text).not.toContain('AbCd');
});

test.each(Object.entries(platforms))(
  '%s: no file has a key or a secret of the organization',
  async (organization, platform) => {
    const client = new QueryClient();
    const appStore = new AppStore();
    appStore.upsert((await client.query(appsQuery(organization))).apps);
    const owners = [developersQuery, groupsQuery].map((query) => client.query(query(organization)));
    appStore.setOwners((await Promise.all(owners)).flatMap((list) => list.rows));
    const apps = organizationNamed(organization)?.apps ?? [];
    const hidden = apps.flatMap(({ credentials }) =>
      credentials.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
    );
    expect(hidden.length).toBeGreaterThan(1000);
    expect(hidden.filter((one) => !/^[\w-]+$/u.test(one))).toEqual([]);
    const ways = rowKinds.flatMap((rows) =>
      formats.flatMap((format) =>
        [false, true].map((fingerprints) => ({ rows, format, fingerprints })),
      ),
    );
    for (const { rows, format, fingerprints } of ways) {
      const options = { ...request, rows, format, fingerprints, organization, platform };
      const text = await exportText(appStore, listQuery(), options);
      const words = new Set(text.match(/[\w-]+/gu));
      expect(hidden.filter((one) => words.has(one))).toEqual([]);
      expect(text.includes('sha256:')).toBe(fingerprints);
      const many = format === 'csv' ? parsed(text).length - 1 : JSON.parse(text)[rows].length;
      expect(many).toBe(rows === 'apps' ? 900 : productsInKeys(apps));
    }
  },
);

// A key without products has a row, and so has an app without keys.
function productsInKeys(apps: App[]): number {
  const perApp = apps.map(({ credentials }) =>
    credentials.reduce((sum, { products }) => sum + Math.max(1, products.length), 0),
  );
  return perApp.reduce((sum, rows) => sum + Math.max(1, rows), 0);
}
