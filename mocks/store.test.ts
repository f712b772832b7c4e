import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StringStorage } from './db.ts';
import { generatedOrganization } from './seed/generate.ts';
import { seed } from './seed/seed.ts';
import { touch } from './tables.ts';

const storageKey = 'keywarden-mock';

// Loads the module again, as a reload of the page does.
async function page() {
  vi.resetModules();
  return import('./db.ts');
}

function storage(
  kept: Record<string, string> = {},
): StringStorage & { kept: Record<string, string> } {
  return {
    kept,
    getItem: (name) => kept[name] ?? null,
    setItem(name, value) {
      kept[name] = value;
    },
    removeItem(name) {
      delete kept[name];
    },
  };
}

let tab: ReturnType<typeof storage>;
beforeEach(() => {
  tab = storage();
});

function firstApp(db: Awaited<ReturnType<typeof page>>) {
  const app = db.tables().organizations[0]?.apps[0];
  if (!app) throw new Error('seeded');
  return app;
}

test('writes survive a reload of the tab, and a reset removes them', async () => {
  const before = await page();
  before.persist(tab);
  firstApp(before).status = 'revoked';
  before.save();

  const after = await page();
  after.persist(tab);
  expect(firstApp(after).status).toBe('revoked');
  after.reset();

  const again = await page();
  again.persist(tab);
  expect(firstApp(again).status).toBe('approved');
});

test.each([
  '',
  'null',
  '{',
  '"text"',
  '{"version":2,"organizations":[]}',
  '{"version":1,"organizations":[]}',
  '{"version":1,"organizations":[{"apps":[]}]}',
  '{"version":1,"organizations":[null]}',
])('a corrupt state is replaced by the seed: %s', async (text) => {
  tab.kept[storageKey] = text;
  const db = await page();
  db.persist(tab);
  expect(db.tables().organizations.map(({ apps }) => apps.length)).toEqual([60, 24]);
});

test('the state of another version is replaced by the seed', async () => {
  tab.kept[storageKey] = JSON.stringify({
    version: 0,
    organizations: seed(0).organizations.slice(0, 1),
  });
  const db = await page();
  db.persist(tab);
  expect(db.tables().organizations).toHaveLength(2);
});

test('two changes within a millisecond have different times', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(1_000);
  const row = { createdAt: 1, createdBy: 'a', lastModifiedAt: 1, lastModifiedBy: 'a' };
  touch(row, 'b');
  touch(row, 'c');
  expect(row).toMatchObject({ lastModifiedAt: 1_001, lastModifiedBy: 'c' });
});

test('with a full storage the state stays in memory and the old copy is removed', async () => {
  const db = await page();
  db.persist(tab);
  db.save();
  tab.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  firstApp(db).status = 'revoked';
  db.save();
  expect(firstApp(db).status).toBe('revoked');
  expect(tab.kept).toEqual({});
});

test('a blocked storage is ignored', async () => {
  const db = await page();
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError');
  };
  db.persist({ getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  db.save();
  expect(db.tables().organizations).toHaveLength(2);
});

describe('added organizations', () => {
  const made = () => generatedOrganization({ name: 'big', platform: 'x', apps: 120, now: 0 });
  const names = (db: Awaited<ReturnType<typeof page>>) =>
    db.tables().organizations.map(({ name }) => name);

  test('adding one replaces the one with its name, and a reset removes it', async () => {
    const db = await page();
    db.addOrganization(made());
    db.addOrganization({ ...made(), displayName: 'second' });
    expect(names(db)).toEqual(['keywarden-demo', 'keywarden-edge', 'big']);
    expect(db.organizationNamed('big')?.displayName).toBe('second');
    db.reset();
    expect(names(db)).toEqual(['keywarden-demo', 'keywarden-edge']);
    expect(db.organizationNamed('big')).toBeUndefined();
  });

  test('a generated one is never saved, the others are', async () => {
    const before = await page();
    before.persist(tab);
    before.addOrganization(made());
    firstApp(before).status = 'revoked';
    before.save();
    expect(tab.kept[storageKey]).not.toContain('"big"');
    const after = await page();
    after.persist(tab);
    expect(names(after)).toEqual(['keywarden-demo', 'keywarden-edge']);
    expect(firstApp(after).status).toBe('revoked');
  });

  test('a lazy one is listed at once, made at the first request, and made again after a reset', async () => {
    const db = await page();
    const make = vi.fn<typeof made>(made);
    db.addLazyOrganization({ name: 'big', platform: 'x', make });
    expect(db.organizationNames('x')).toEqual(['keywarden-demo', 'big']);
    expect(db.organizationNames('edge')).toEqual(['keywarden-edge']);
    expect(make).not.toHaveBeenCalled();
    const row = db.organizationNamed('big');
    expect(db.organizationNamed('big')).toBe(row);
    expect(make).toHaveBeenCalledTimes(1);
    expect(db.organizationNames('x')).toEqual(['keywarden-demo', 'big']);
    db.reset();
    expect(names(db)).not.toContain('big');
    expect(db.organizationNamed('big')).toEqual(row);
    expect(make).toHaveBeenCalledTimes(2);
  });
});

test('equal times give equal seeds that share no rows', () => {
  const now = Date.UTC(2026, 10, 21);
  const one = seed(now);
  const other = seed(now);
  expect(one).toEqual(other);
  const [organization] = one.organizations;
  for (const row of organization?.products ?? []) row.attributes.push({ name: 'x', value: 'y' });
  for (const row of organization?.appGroups ?? []) row.attributes.push({ name: 'x', value: 'y' });
  expect(other).toEqual(seed(now));
});
