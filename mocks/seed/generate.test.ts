import { describe, expect, test } from 'vitest';
import type { App, Platform } from '../tables.ts';
import { generatedOrganization } from './generate.ts';
import { hostileDisplayNames } from './generate-words.ts';
import { dayMs } from './seed-parts.ts';

const testNow = Date.UTC(2026, 10, 21);

function made(platform: Platform, apps: number) {
  return generatedOrganization({ name: `big-${platform}`, platform, apps, now: testNow });
}

function displayName(app: App | undefined): string | undefined {
  return app?.attributes.find(({ name }) => name === 'DisplayName')?.value;
}

describe.each(['x', 'edge'] as const)('%s', (platform) => {
  const organization = made(platform, 5300);
  const { apps, developers, appGroups, companies, products } = organization;
  const groups = platform === 'x' ? appGroups : companies;
  const keys = apps.flatMap((app) => app.credentials);
  const inKeys = keys.flatMap((key) => key.products);

  /** The percentage of rows that pass. */
  function share<Row>(rows: readonly Row[], passes: (row: Row) => boolean): number {
    return (100 * rows.filter(passes).length) / rows.length;
  }
  function expectAbout(percent: number, wanted: number) {
    expect(Math.abs(percent - wanted), `${percent} %`).toBeLessThan(Math.max(1, wanted / 10));
  }

  test('equal arguments give equal organizations that share no rows', () => {
    const small = made(platform, 300);
    expect(made(platform, 300)).toEqual(small);
    const other = made(platform, 300);
    other.apps[0]?.attributes.push({ name: 'x', value: 'y' });
    other.products[0]?.attributes.push({ name: 'x', value: 'y' });
    expect(made(platform, 300)).toEqual(small);
  });

  test('names follow the rules of the API, and references resolve', () => {
    const owners = {
      developer: new Set(developers.map(({ developerId }) => developerId)),
      appgroup: new Set(appGroups.map(({ name }) => name)),
      company: new Set(companies.map(({ name }) => name)),
    };
    const known = new Set(products.map(({ name }) => name));
    for (const app of apps) {
      expect(app.name).toMatch(/^[A-Za-z0-9][A-Za-z0-9 ._#$%-]*$/);
      expect(owners[app.owner.kind].has(app.owner.id)).toBe(true);
    }
    expect(inKeys.every(({ name }) => known.has(name))).toBe(true);
    for (const { name } of [...groups, ...products]) expect(name).toMatch(/^[a-z0-9-]+$/);
    for (const { email } of developers) expect(email).toMatch(/^[a-z.]+@[a-z]+\.example$/);
    expect(new Set(apps.map(({ owner, name }) => `${owner.id} ${name}`)).size).toBe(5300);
    expect(new Set(apps.map(({ name }) => name)).size).toBeLessThan(5300);
    for (const key of keys) {
      const names = key.products.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('has the expected owners and products', () => {
    expect([developers.length, groups.length, products.length]).toEqual([212, 53, 40]);
    expect(new Set(developers.map(({ email }) => email)).size).toBe(212);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(53);
    for (const rows of [developers, groups])
      expect(rows.some(({ status }) => status === 'inactive')).toBe(true);
    expect(new Set(products.map(({ approvalType }) => approvalType))).toEqual(
      new Set(['auto', 'manual']),
    );
    expect(products.every(({ name, displayName: shown }) => name !== shown)).toBe(true);
    expect(platform === 'x' ? companies : appGroups).toEqual([]);
  });

  test('statuses, keys and expiry have the expected shares', () => {
    expectAbout(
      share(apps, ({ owner }) => owner.kind === 'developer'),
      85,
    );
    expectAbout(
      share(apps, (app) => ![undefined, app.name].includes(displayName(app))),
      70,
    );
    const appStatus = (status: string) => share(apps, (app) => app.status === status);
    expectAbout(appStatus('approved'), 94);
    expectAbout(appStatus('revoked'), 4);
    expectAbout(appStatus('pending'), 2);
    expectAbout(
      share(apps, ({ credentials }) => credentials.length === 0),
      3,
    );
    expectAbout(
      share(apps, ({ credentials }) => credentials.length === 1),
      82,
    );
    expectAbout(
      share(keys, (key) => key.products.length === 0),
      2,
    );
    const expires = (from: number, to: number) =>
      share(keys, ({ expiresAt = -1 }) => expiresAt > from && expiresAt <= to);
    expectAbout(expires(0, testNow), 5);
    expectAbout(expires(testNow, testNow + 30 * dayMs), 3);
    expect(Math.max(...keys.map((key) => key.products.length))).toBe(4);
    for (const rows of [keys, inKeys])
      expect(new Set(rows.map(({ status }) => status))).toEqual(
        new Set(['approved', 'revoked', 'pending']),
      );
  });

  test('the first page has revoked apps and is not sorted by name', () => {
    const first = apps.toSorted((one, other) => (one.appId < other.appId ? -1 : 1)).slice(0, 1000);
    expect(share(first, ({ status }) => status === 'revoked')).toBeGreaterThan(2);
    const upwards = first.filter((app, index) => app.name > (first[index - 1]?.name ?? ''));
    expectAbout((100 * upwards.length) / first.length, 50);
  });

  test('no time is in the future, and no row was modified before it was created', () => {
    for (const row of [...apps, ...developers, ...groups, ...products]) {
      expect(row.createdAt).toBeLessThan(testNow);
      expect(row.lastModifiedAt).toBeGreaterThanOrEqual(row.createdAt);
      expect(row.lastModifiedAt).toBeLessThan(testNow);
    }
    for (const app of apps) {
      for (const { issuedAt } of app.credentials) {
        expect(issuedAt).toBeGreaterThanOrEqual(app.createdAt);
        expect(issuedAt).toBeLessThan(testNow);
      }
    }
  });

  test.each([...hostileDisplayNames])('app %i has the display name %j', (index, shown) => {
    expect(displayName(apps[index])).toBe(shown);
    expect(displayName(made(platform, 100).apps[index])).toBe(shown);
    expect(displayName(made(platform, 99).apps[index])).not.toBe(shown);
  });
});

test('100,000 apps have unique ids and keys, and at most 800 developers and 100 AppGroups', () => {
  const { apps, developers, appGroups } = made('x', 100_000);
  const keys = apps.flatMap((app) => app.credentials);
  const distinct = (texts: readonly string[]) => new Set(texts).size;
  expect(distinct(apps.map(({ appId }) => appId))).toBe(100_000);
  expect(distinct(keys.map(({ consumerKey }) => consumerKey))).toBe(keys.length);
  expect(distinct(keys.map(({ consumerSecret }) => consumerSecret))).toBe(keys.length);
  const isWellFormed = (key: (typeof keys)[number]) =>
    /^[A-Za-z0-9]{32}$/.test(key.consumerKey) && /^[A-Za-z0-9]{16}$/.test(key.consumerSecret);
  expect(keys.every(isWellFormed)).toBe(true);
  expect([developers.length, appGroups.length]).toEqual([800, 100]);
});

test('generates an organization with one app', () => {
  const { apps, developers, companies } = made('edge', 1);
  expect([apps.length, developers.length, companies.length]).toEqual([1, 5, 2]);
});
