import { expect, test } from 'vitest';
import { seed } from './seed.ts';
import { dayMs } from './seed-parts.ts';

const testNow = Date.UTC(2026, 10, 21);
const { organizations } = seed(testNow);
const apps = organizations.flatMap((organization) => organization.apps);
const keys = apps.flatMap((app) => app.credentials);

test('names follow the rules of the API, and references resolve', () => {
  for (const {
    name,
    platform,
    developers,
    appGroups,
    companies,
    products,
    apps: own,
  } of organizations) {
    const owners = {
      developer: developers.map(({ developerId }) => developerId),
      appgroup: appGroups.map((row) => row.name),
      company: companies.map((row) => row.name),
    };
    const known = new Set(products.map((row) => row.name));
    for (const app of own) {
      expect(app.name).toMatch(/^[A-Za-z0-9][A-Za-z0-9 ._#$%-]*$/);
      expect(owners[app.owner.kind], `${name}: ${app.name}`).toContain(app.owner.id);
      expect(app.attributes.length).toBeLessThanOrEqual(18);
      for (const row of app.credentials.flatMap((key) => key.products))
        expect(known).toContain(row.name);
    }
    for (const row of [...appGroups, ...companies, ...products]) {
      expect(row.name).toMatch(/^[A-Za-z0-9._\-$ %]+$/);
    }
    for (const { email } of developers) {
      if (platform === 'x') expect(email).toBe(email.toLowerCase());
    }
    const ownNames = own.map((app) => `${app.owner.kind} ${app.owner.id} ${app.name}`);
    expect(new Set(ownNames).size).toBe(own.length);
  }
});

test('consumer keys and app ids are unique; generated keys have 32 characters, secrets 16', () => {
  expect(new Set(keys.map((key) => key.consumerKey)).size).toBe(keys.length);
  expect(new Set(apps.map((app) => app.appId)).size).toBe(apps.length);
  for (const key of keys) {
    if (key.consumerKey.startsWith('imported-')) continue;
    expect(key.consumerKey).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(key.consumerSecret).toMatch(/^[A-Za-z0-9]{16}$/);
  }
});

test('no time is in the future', () => {
  for (const row of [...apps, ...organizations.flatMap((one) => one.developers)]) {
    expect(row.createdAt).toBeLessThan(testNow);
    expect(row.lastModifiedAt).toBeGreaterThanOrEqual(row.createdAt);
    expect(row.lastModifiedAt).toBeLessThan(testNow);
  }
});

test('on each platform, keys expire in 5 and in 20 days, and some have expired', () => {
  for (const organization of organizations) {
    const days = organization.apps
      .flatMap((app) => app.credentials)
      .flatMap(({ expiresAt = -1 }) => (expiresAt < 0 ? [] : [(expiresAt - testNow) / dayMs]));
    expect(days).toEqual(expect.arrayContaining([5, 20]));
    expect(days.some((left) => left < 0)).toBe(true);
  }
});

test('the seed has the special cases that seed.ts lists', () => {
  const displays = apps.flatMap((app) =>
    app.attributes.filter(({ name }) => name === 'DisplayName').map(({ value }) => value),
  );
  expect(displays.filter((value) => value.length === 200)).toHaveLength(1);
  expect(keys.map((key) => key.products.length)).toContain(40);
  expect(apps.map((app) => app.credentials.length)).toEqual(expect.arrayContaining([0, 1, 2, 5]));
  expect(new Set(keys.map((key) => key.status))).toEqual(
    new Set(['approved', 'revoked', 'pending', 'suspended', 'APPROVED']),
  );
  expect(apps.some((app) => app.lastModifiedAt === app.createdAt)).toBe(true);
});
