import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addOrganization } from '../../mocks/db.ts';
import type { App, Organization, Platform } from '../../mocks/tables.ts';
import { generatedOrganization } from '../../mocks/seed/generate.ts';
import { resetMock, server } from '../../mocks/node.ts';
import { appsQuery } from '../api/apps.ts';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { connect } from '../connection/for-tests.ts';
import { createStore } from '../store.ts';
import type { Inventory } from './inventory.ts';
import { serverFilterFor, isConclusive } from './server-filter.ts';
import { AppStore } from './app-store.ts';
import { startReader } from './load/reader.ts';
import { searchOf, viewOf } from './view.ts';
import { createOrganizationIndex } from './organization-index.ts';

const now = Date.parse('2026-11-22T00:00:00Z');
const month = 30 * 24 * 60 * 60 * 1000;
const names: Record<Platform, string> = { x: 'combined-x', edge: 'combined-edge' };
const platforms: Platform[] = ['x', 'edge'];

// From here to `expected`: what a view should show, worked out from the tables of the mock. It uses nothing of
// what it checks.

type Key = App['credentials'][number];

function is(status: string, word: string): boolean {
  return status.toLowerCase() === word;
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

function ownerOf(organization: Organization, { owner }: App) {
  if (owner.kind === 'developer') {
    const found = organization.developers.find(({ developerId }) => developerId === owner.id);
    return { ids: [owner.id, found?.email ?? ''], label: found?.email ?? '', ...found };
  }
  const groups = owner.kind === 'appgroup' ? organization.appGroups : organization.companies;
  const found = groups.find(({ name }) => name === owner.id);
  const label = found?.displayName ?? '';
  return { ids: [owner.id, label], label, status: found?.status };
}

function ownerNames(organization: Organization, app: App): string[] {
  const { owner } = app;
  const { label } = ownerOf(organization, app);
  if (owner.kind !== 'developer') return [owner.id, label];
  const found = organization.developers.find(({ developerId }) => developerId === owner.id);
  return [label, `${found?.firstName ?? ''} ${found?.lastName ?? ''}`];
}

function shownName({ name, attributes }: App): string {
  return attributes.find((attribute) => attribute.name === 'DisplayName')?.value || name;
}

function productNames({ credentials }: App): string[] {
  return [...new Set(credentials.flatMap(({ products }) => products.map(({ name }) => name)))];
}

function isPending(app: App): boolean {
  const inKeys = app.credentials.flatMap(({ status, products }) => [
    status,
    ...products.map((product) => product.status),
  ]);
  return [app.status, ...inKeys].some((status) => is(status, 'pending'));
}

function ends({ expiresAt }: Key): number {
  return expiresAt === undefined || expiresAt <= 0 ? Infinity : expiresAt;
}

function expiresSoon({ credentials }: App): boolean {
  return credentials.some(
    (key) => !is(key.status, 'revoked') && ends(key) > now && ends(key) <= now + month,
  );
}

function isShut(organization: Organization, app: App): boolean {
  if (!is(app.status, 'approved')) return false;
  const isActive = is(ownerOf(organization, app).status ?? '', 'active');
  const opens = (key: Key) =>
    is(key.status, 'approved') &&
    ends(key) > now &&
    key.products.some(({ status }) => is(status, 'approved'));
  return !(isActive && app.credentials.some(opens));
}

function hasTyped(organization: Organization, app: App, typed: string): boolean {
  const texts = [shownName(app), app.name, app.appId, ...productNames(app)];
  const isNamed = [...texts, ...ownerOf(organization, app).ids].some((text) =>
    plainly(text).includes(plainly(typed)),
  );
  const isKey = (key: Key) => typed.length >= 8 && key.consumerKey.startsWith(typed);
  return isNamed || app.credentials.some(isKey);
}

const words = new Intl.Collator('en', { numeric: true });

function expected(organization: Organization, search: string) {
  const params = new URLSearchParams(search);
  // Functions, because most views have few of these fields, and looking up the values takes time.
  const same = (field: string, values: () => string[]) => {
    const wanted = params.get(field);
    return wanted === null || values().some((value) => plainly(value) === plainly(wanted));
  };
  const part = (field: string, values: () => string[]) => {
    const wanted = params.get(`${field}-part`);
    return wanted === null || values().some((value) => plainly(value).includes(plainly(wanted)));
  };
  const has = params.getAll('has');
  const among = organization.apps.filter(
    (app) =>
      same('owner', () => ownerOf(organization, app).ids) &&
      same('product', () => productNames(app)) &&
      same('name', () => [app.name]) &&
      part('owner', () => ownerNames(organization, app)) &&
      part('product', () => productNames(app)) &&
      part('name', () => [app.name, shownName(app)]) &&
      same('kind', () => [app.owner.kind]) &&
      (!has.includes('pending') || isPending(app)) &&
      (!has.includes('expires-soon') || expiresSoon(app)) &&
      (!has.includes('no-usable-key') || isShut(organization, app)) &&
      (!params.has('q') || hasTyped(organization, app, params.get('q') ?? '')),
  );
  const approved = among.filter(({ status }) => is(status, 'approved'));
  const revoked = among.filter(({ status }) => is(status, 'revoked'));
  const other = among.filter(({ status }) => !is(status, 'approved') && !is(status, 'revoked'));
  const groups: Record<string, App[]> = { all: among, approved, revoked, other };
  const shown = groups[params.get('status') ?? 'all'] ?? [];
  return {
    ids: inOrder(organization, shown, params.get('sort') ?? '-modified').map(({ appId }) => appId),
    counts: {
      all: among.length,
      approved: approved.length,
      revoked: revoked.length,
      other: other.length,
    },
  };
}

function inOrder(organization: Organization, apps: App[], sort: string): App[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const value = valueBy[sort.replace('-', '')];
  if (!value) throw new Error(`no column ${sort}`);
  const rows = apps.map((app) => ({ app, name: shownName(app), by: value(app, organization) }));
  const compare = (one: string | number, other: string | number) =>
    typeof one === 'number' ? one - Number(other) : words.compare(one, String(other));
  rows.sort(
    (one, other) =>
      sign * compare(one.by, other.by) ||
      words.compare(one.name, other.name) ||
      (one.app.appId < other.app.appId ? -1 : 1),
  );
  return rows.map(({ app }) => app);
}

const valueBy: Record<string, (app: App, organization: Organization) => string | number> = {
  app: shownName,
  owner: (app, organization) => ownerOf(organization, app).label,
  products: (app) => productNames(app).length,
  keys: ({ credentials }) => credentials.length,
  status: ({ status }) => status.toLowerCase(),
  created: ({ createdAt }) => createdAt,
  modified: ({ lastModifiedAt }) => lastModifiedAt,
};

// Views that a person could come to, with values that the organization has. Each finds something.
function viewsOf(organization: Organization): string[] {
  const { apps } = organization;
  const app = (isIt: (app: App) => boolean) => {
    const found = apps.find(isIt);
    if (!found) throw new Error('no such app');
    return found;
  };
  const ofDeveloper = app(
    ({ owner, status }) => owner.kind === 'developer' && status === 'revoked',
  );
  const ofGroup = app(({ owner, status }) => owner.kind !== 'developer' && status === 'revoked');
  const email = ownerOf(organization, ofDeveloper).label;
  const group = ownerOf(organization, ofGroup).label;
  const accented = organization.developers.find(({ firstName }) => firstName === 'Chloé');
  const { consumerKey = '' } =
    app(({ credentials }) => credentials.length > 1).credentials[1] ?? {};
  const busiest = organization.products[0]?.name ?? '';
  const kind = ofGroup.owner.kind;
  const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  return [
    ...Object.keys(valueBy).flatMap((column) => [`sort=${column}`, `sort=-${column}`]),
    'status=revoked',
    'status=approved&sort=-modified',
    'status=other&sort=owner',
    query({ owner: email, sort: 'created' }),
    query({ owner: email.toUpperCase() }),
    query({ owner: ofDeveloper.owner.id }),
    query({ owner: group, sort: '-keys' }),
    query({ owner: ofGroup.owner.id, status: 'revoked' }),
    query({ product: busiest, sort: '-created' }),
    query({ product: busiest.toUpperCase(), status: 'revoked', sort: 'owner' }),
    query({ name: ofDeveloper.name }),
    query({ name: ofGroup.name.toUpperCase(), sort: '-owner' }),
    query({ 'owner-part': email.slice(2, 9).toUpperCase() }),
    query({
      'owner-part': accented ? `${accented.firstName} ${accented.lastName.slice(0, 3)}` : '',
    }),
    query({ 'owner-part': 'chloe', status: 'approved' }),
    query({ 'owner-part': group.slice(1, 6), sort: 'owner' }),
    query({ 'product-part': busiest.slice(1).toUpperCase(), sort: '-created' }),
    query({ 'name-part': 'cafe', sort: 'keys' }),
    query({ 'name-part': ofGroup.name.slice(2), 'owner-part': ofGroup.owner.id.slice(1) }),
    query({ product: busiest, 'owner-part': email.slice(0, 4), has: 'pending' }),
    'kind=developer&sort=-owner',
    query({ kind, sort: 'keys' }),
    'has=pending&sort=products',
    'has=expires-soon&sort=-app',
    'has=no-usable-key&sort=created',
    'has=pending&has=no-usable-key',
    'has=pending&has=expires-soon&status=approved&sort=-products',
    query({ kind, has: 'no-usable-key', sort: '-modified' }),
    query({ product: busiest, has: 'no-usable-key', sort: 'owner' }),
    'q=cafe zurich',
    'q=CAFÉ',
    'q=checkout&sort=-created',
    'q=ChEcKoUt&status=revoked',
    'q=配送',
    'q=%3DHYPERLINK(1)',
    query({ q: accented?.email.slice(0, 7).toUpperCase() ?? '' }),
    query({ q: group.toLowerCase().slice(2), sort: 'status' }),
    query({ q: busiest, status: 'revoked', sort: 'modified' }),
    query({ q: ofGroup.appId }),
    query({ q: ofGroup.appId.slice(0, 9) }),
    query({ q: consumerKey.slice(0, 8) }),
    query({ q: consumerKey }),
    query({ q: 'pay', kind, status: 'approved', sort: 'keys' }),
    query({ q: 'tracker', product: busiest, has: 'pending', sort: '-status' }),
  ];
}

const clausesOf: Record<Platform, string[]> = {
  x: ['apiProduct', 'appGroup', 'appName', 'appType', 'developerEmail', 'status'],
  edge: ['apptype', 'status'],
};

const client = new QueryClient();

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  resetMock(now);
  connect({ [names.x]: 'x', [names.edge]: 'edge' });
});
afterAll(() => server.close());

async function ownersOf(name: string) {
  const owners = [developersQuery, groupsQuery].map((query) => client.query(query(name)));
  return (await Promise.all(owners)).flatMap(({ rows }) => rows);
}

// As the console reads it, but for the worker.
async function readWhole(name: string) {
  const index = createOrganizationIndex();
  const store = createStore<Inventory | null>(null);
  const opened = { index: index as unknown as Inventory['index'], end() {} };
  startReader(name, await client.query(appsQuery(name)), store, { opened });
  await vi.waitFor(() => expect(store.get()?.state).toBe('whole'), { timeout: 25_000 });
  index.setOwners(await ownersOf(name));
  return index;
}

function listQueryOf(search: string) {
  return { view: viewOf(new URLSearchParams(search)), language: 'en', now };
}

describe.each(platforms)('5,300 apps on %s', (platform) => {
  const name = names[platform];
  const organization = generatedOrganization({ name, platform, apps: 5300, now });
  const views = viewsOf(organization);
  let index: ReturnType<typeof createOrganizationIndex>;

  beforeAll(async () => {
    addOrganization(organization);
    index = await readWhole(name);
  }, 60_000);

  test.each(views)('%s', (search) => {
    const { ids, counts } = expected(organization, search);
    const answer = index.query(listQueryOf(search), 0, 0);
    expect(answer).toMatchObject({ total: 5300, count: ids.length, counts });
    const rows = index.rows(answer.answerId, 0, answer.count) ?? [];
    expect(rows.map(({ appId }) => appId)).toEqual(ids);
    expect(ids).not.toEqual([]);
  });

  test('each view is the same after a round trip through its URL', () => {
    for (const search of views) {
      const { view } = listQueryOf(search);
      expect(viewOf(searchOf(view))).toEqual(view);
    }
  });

  test('the filter of the server finds all apps that match', async () => {
    const owners = await ownersOf(name);
    const clauses = new Set<string>();
    for (const search of views) {
      const { view } = listQueryOf(search);
      const serverFilter = serverFilterFor(name, view, owners);
      const page = serverFilter && (await client.query(appsQuery(name, serverFilter)));
      if (page?.next !== null || !isConclusive(page, view)) continue;
      const appStore = new AppStore();
      appStore.upsert(page.apps);
      appStore.setOwners(owners);
      const answer = appStore.query(listQueryOf(search));
      const found = answer.rows(0, answer.count).map(({ appId }) => appId);
      expect
        .soft(found, `${search} as ${JSON.stringify(serverFilter)}`)
        .toEqual(expected(organization, search).ids);
      for (const [parameter, value] of Object.entries(serverFilter ?? {}))
        clauses.add(parameter === 'filter' ? value.replace(/=.*/u, '') : parameter);
    }
    expect([...clauses].toSorted()).toEqual(clausesOf[platform]);
  });
});
