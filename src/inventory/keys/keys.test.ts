import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addOrganization, organizationNamed } from '../../../mocks/db.ts';
import { resetMock, server } from '../../../mocks/node.ts';
import { generatedOrganization } from '../../../mocks/seed/generate.ts';
import type { App, Organization } from '../../../mocks/tables.ts';
import { appsQuery } from '../../api/apps.ts';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import { connect, demo } from '../../connection/for-tests.ts';
import { AppStore } from '../app-store.ts';
import { parsed } from '../export/export.for-tests.ts';
import { usageKey, type CallUsage, type LastCall } from './call-usage.ts';
import { exportKeys } from './key-export.ts';
import { forecastOf } from './key-forecast.ts';
import { queryKeys, type KeyQuery } from './key-table.ts';
import { keySearchOf, keyViewOf } from './key-view.ts';
import { keysByHand, shownName, type KeyByHand } from './keys-by-hand.for-tests.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-22T12:00:00Z');
const organizations = { ...demo, 'many-x': 'x', 'many-edge': 'edge' } as const;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  resetMock(now);
  connect(organizations);
  addOrganization(generatedOrganization({ name: 'many-x', platform: 'x', apps: 600, now }));
  addOrganization(generatedOrganization({ name: 'many-edge', platform: 'edge', apps: 600, now }));
});

function queryOf(search: string): KeyQuery {
  return { view: keyViewOf(new URLSearchParams(search)), language: 'en', now };
}

// As the console loads them.
async function load(name: string) {
  const client = new QueryClient();
  const appStore = new AppStore();
  const page = await client.query(appsQuery(name));
  appStore.upsert(page.apps);
  const owners = [developersQuery, groupsQuery].map((query) => client.query(query(name)));
  appStore.setOwners((await Promise.all(owners)).flatMap((list) => list.rows));
  const organization = organizationNamed(name);
  if (!organization) throw new Error(`no ${name}`);
  const byId = new Map(organization.apps.map((app) => [app.appId, app]));
  const apps = page.apps.flatMap(({ appId }) => byId.get(appId) ?? []);
  return { appStore, organization: { ...organization, apps }, apps };
}

// Views that a person could come to, with values that the organization has.
function viewsOf({ apps, developers }: Organization): string[] {
  const held = (app: App) => app.credentials.some((key) => key.products.length > 0);
  const ofDeveloper = apps.find((app) => app.owner.kind === 'developer' && held(app));
  const ofGroup = apps.find((app) => app.owner.kind !== 'developer' && held(app));
  const email = developers.find(({ developerId }) => developerId === ofDeveloper?.owner.id)?.email;
  const product = ofDeveloper?.credentials.flatMap((key) => key.products)[0]?.name ?? '';
  const { consumerKey = '' } = ofDeveloper?.credentials[0] ?? {};
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  return [
    '',
    ...['key', 'app', 'owner', 'products', 'verdict', 'issued', 'expires'].flatMap((column) => [
      `sort=${column}`,
      `sort=-${column}`,
    ]),
    'state=usable&sort=expires',
    'state=unsure',
    'state=blocked&sort=verdict',
    'reason=key-revoked&sort=app',
    'reason=app-revoked&sort=-issued',
    'reason=owner-inactive&sort=owner',
    'reason=key-expired&sort=-expires',
    'reason=product-pending',
    'expires=expired&sort=expires',
    'expires=7',
    'expires=30&sort=expires&state=usable',
    'expires=90&sort=-expires',
    'expires=never&sort=app',
    'is=pending&sort=owner',
    'is=old&is=pending',
    'is=shared&sort=key',
    query({ product, sort: '-products' }),
    query({ product: product.toUpperCase(), state: 'blocked' }),
    query({ 'product-part': product.slice(1, 5), is: 'old' }),
    query({ owner: email ?? '', sort: 'expires' }),
    query({ owner: ofGroup?.owner.id.toUpperCase() ?? '', sort: 'key' }),
    query({ 'owner-part': email?.slice(2, 8) ?? '', state: 'usable' }),
    query({ name: ofDeveloper?.name ?? '' }),
    query({ 'name-part': ofGroup ? shownName(ofGroup).slice(1, 4) : '', sort: '-app' }),
    query({ q: product }),
    query({ q: consumerKey.slice(0, 8) }),
    query({ q: email?.toUpperCase() ?? '', sort: 'verdict', expires: 'never' }),
    query({ q: ofDeveloper?.appId ?? '' }),
    query({ q: 'nothing has this' }),
  ];
}

describe.each(Object.keys(organizations))('keys of %s', (name) => {
  test('each view shows what an independent computation over the tables gives', async () => {
    const { appStore, organization, apps } = await load(name);
    for (const search of viewsOf(organization)) {
      const { total, counts, keys } = keysByHand(organization, apps, search, now);
      const answer = queryKeys(appStore, queryOf(search));
      expect
        .soft(answer, search)
        .toMatchObject({ total, apps: apps.length, count: keys.length, counts });
      const rows = answer.rows(0, answer.count).map((row) => `${row?.appId} ${row?.issuedAt}`);
      expect.soft(rows, search).toEqual(keys.map(textOf));
    }
  });
});

function textOf({ app, key }: KeyByHand): string {
  return `${app.appId} ${key.issuedAt}`;
}

test('views survive a round trip through the URL', async () => {
  const { organization } = await load('keywarden-demo');
  for (const search of [...viewsOf(organization), 'unused=90&sort=-verdict']) {
    const { view } = queryOf(search);
    expect(keyViewOf(keySearchOf(view))).toEqual(view);
  }
});

test.each([true, false])(
  'unused are old enough keys without a call, if that is known; by app: %s',
  async (isPerApp) => {
    const { appStore, organization, apps } = await load('many-x');
    const emails = new Map(organization.developers.map((row) => [row.developerId, row.email]));
    const lastCalls = new Map<string, LastCall>();
    const keyCalls = new Map<string, LastCall>();
    const nameOf = ({ owner, name }: App) => usageKey(emails.get(owner.id) ?? '', name);
    for (const [index, app] of apps.entries()) {
      const today = Date.parse('2026-11-22T00:00:00Z');
      const call = (days: number) => ({ day: today - days * dayMs, environments: ['prod'] });
      if (index % 3 > 0 && app.owner.kind === 'developer')
        lastCalls.set(nameOf(app), call(index % 60));
      for (const [at, { consumerKey }] of app.credentials.entries())
        if ((index + at) % 4 > 0) keyCalls.set(consumerKey, call((index + 20 * at) % 60));
    }
    const usage: CallUsage = { lastCalls, keyCalls, isPerApp, isComplete: true, since: 0 };
    const lastOf = ({ app, key }: KeyByHand) => {
      if (!isPerApp) return keyCalls.get(key.consumerKey)?.day ?? 0;
      return app.owner.kind === 'developer' ? (lastCalls.get(nameOf(app))?.day ?? 0) : -1;
    };
    const { keys } = keysByHand(organization, apps, 'sort=issued', now);
    const since = now - 30 * dayMs;
    const expected = keys.filter((found) => {
      const last = lastOf(found);
      return last >= 0 && last + dayMs <= since && found.key.issuedAt <= since;
    });
    const rowsFor = (search: string, known: CallUsage | null) => {
      const answer = queryKeys(appStore, queryOf(search), known);
      return answer.rows(0, answer.count);
    };
    const texts = (search: string, known: CallUsage | null) =>
      rowsFor(search, known).map((row) => `${row?.appId} ${row?.issuedAt}`);
    expect(texts('unused=30&sort=issued', usage)).toEqual(expected.map(textOf));
    expect(expected.length).toBeGreaterThan(20);
    for (const unknown of [null, { ...usage, isComplete: false }])
      expect(texts('unused=30&sort=issued', unknown)).toEqual(keys.map(textOf));

    const sorted = rowsFor('sort=-used', usage);
    expect(sorted).toHaveLength(keys.length);
    const days = sorted.map((row) => row?.lastCall?.day ?? 0);
    expect(days).toEqual(days.toSorted((one, other) => other - one));
    expect(days.filter((at) => at > 0)).toHaveLength(keys.filter((one) => lastOf(one) > 0).length);
  },
);

test('neither rows nor the exported file contain a key', async () => {
  const { appStore, organization } = await load('many-x');
  const { rows, refs, count } = queryKeys(appStore, queryOf(''));
  const file = exportKeys(appStore, queryOf(''), { skipped: [], unconfirmed: new Map() });
  const text = JSON.stringify([rows(0, count), refs(0, count)]) + file;
  const keys = organization.apps.flatMap(({ credentials }) => credentials);
  expect(keys.length).toBe(count);
  expect(keys.filter(({ consumerKey }) => text.includes(consumerKey))).toEqual([]);
  expect(keys.filter(({ consumerSecret }) => text.includes(consumerSecret))).toEqual([]);
});

test('the file has one line for each match, in list order, and says what is not confirmed', async () => {
  const { appStore, organization, apps } = await load('keywarden-demo');
  const search = 'product=orders&sort=expires';
  const { keys } = keysByHand(organization, apps, search, now);
  const [first] = keys;
  const unconfirmed = new Map([[first?.app.appId ?? '', [{ key: first?.key.consumerKey }]]]);
  const [headers = [], ...lines] = parsed(
    exportKeys(appStore, queryOf(search), { skipped: [], unconfirmed }),
  );
  const cells = (name: string) => lines.map((line) => line[headers.indexOf(name)]);
  expect(cells('App ID')).toEqual(keys.map(({ app }) => app.appId));
  expect(cells('Key expires')).toEqual(
    keys.map(({ key }) =>
      (key.expiresAt ?? -1) > 0 ? new Date(key.expiresAt ?? 0).toISOString() : 'never',
    ),
  );
  expect(cells('Reasons')[0]).toContain('change-not-confirmed');
});

test('a removed app has no keys, and an app that was loaded again has its new ones', async () => {
  const { appStore, apps } = await load('keywarden-demo');
  const [gone, changed] = apps.filter(({ credentials }) => credentials.length > 0);
  const before = queryKeys(appStore, queryOf('sort=app'));
  appStore.remove([gone?.appId ?? '']);
  const app = appStore.byId(changed?.appId ?? '');
  if (!app) throw new Error('no app');
  const added = {
    consumerKey: 'a-new-key-of-some-length',
    status: 'approved',
    expiresAt: null,
    products: [],
  };
  appStore.upsert([{ ...app, credentials: [added] }]);
  const after = queryKeys(appStore, queryOf('sort=app'));
  const lost = (gone?.credentials.length ?? 0) + (changed?.credentials.length ?? 0) - 1;
  expect(after.total).toBe(before.total - lost);
  expect(after.rows(0, after.count).some((row) => row?.appId === gone?.appId)).toBe(false);
  // The old answer shows no key in the place of another.
  const shown = before.rows(0, before.count).filter((row) => row?.appId === changed?.appId);
  expect(shown).toEqual([]);
});

test.each(Object.keys(organizations))(
  'the forecast of %s has the keys that stop working, by week',
  async (name) => {
    const { appStore, organization, apps } = await load(name);
    const end = now + 90 * dayMs;
    const { keys } = keysByHand(organization, apps, 'sort=expires', now);
    const blocked = new Set(keysByHand(organization, apps, 'state=blocked', now).keys.map(textOf));
    const stopping = keys.filter(
      (found) => endOf(found) > now && endOf(found) <= end && !blocked.has(textOf(found)),
    );
    const { weeks, count } = forecastOf(appStore, { language: 'en', now });
    expect(count).toBe(stopping.length);
    expect(weeks).toHaveLength(13);
    expect(weeks.map((week) => week.count)).toEqual(
      weeks.map(
        (_, index) =>
          stopping.filter(
            (found) => Math.min(12, Math.floor((endOf(found) - now) / (7 * dayMs))) === index,
          ).length,
      ),
    );
    const named = weeks.flatMap(({ rows }) => rows).map((row) => `${row.appId} ${row.issuedAt}`);
    expect(named).toEqual(stopping.map(textOf));
  },
);

function endOf({ key }: KeyByHand): number {
  return (key.expiresAt ?? -1) > 0 ? (key.expiresAt ?? 0) : Infinity;
}
