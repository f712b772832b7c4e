import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { persist } from './db.ts';
import { resetMock, server, setScenario } from './node.ts';
import { act, EDGE, get, path, X } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const NOW = Date.UTC(2026, 10, 21);
const store = seed(NOW);

const CHECKOUT = `${X}${path('developers', 'amelia.hart@brightcart.example', 'apps', 'Checkout Web')}`;
const METRO = `${EDGE}${path('developers', 'elena.petrova@metrolink.example', 'apps', 'Metro Timetable')}`;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(NOW));
afterAll(() => server.close());

interface Read {
  status: string;
  lastModifiedAt: string | number;
  lastModifiedBy?: string;
  credentials?: { status: string }[];
}

async function read(url: string): Promise<Read> {
  return (await get(url)).body as Read;
}

function byId(organization: string, name: string): string {
  const { appId } = seededApp(store, organization.slice(organization.lastIndexOf('/') + 1), name);
  return `${organization}${path('apps', appId)}`;
}

function statuses({ credentials = [] }: Read): string[] {
  return credentials.map(({ status }) => status);
}

test.each([
  ['an approved key', byId(X, 'Checkout Web'), ['approved'], ['revoked']],
  ['a revoked key', byId(X, 'Till Emulator'), ['revoked'], ['approved']],
  ['a key of an unknown status', byId(X, 'Drone Dispatch'), ['suspended'], ['approved']],
  ['the last key', byId(X, 'Checkout iOS'), ['approved', 'approved'], ['approved', 'revoked']],
  ['a key in upper case', byId(EDGE, 'SHOUTING APP'), ['APPROVED'], ['revoked']],
])('%s is another after the first read, once', async (_what, app, before, after) => {
  const untouched = await read(app);
  setScenario('changed-meanwhile');
  expect(await read(app)).toEqual(untouched);
  const changed = await read(app);
  expect([untouched, changed].map(statuses)).toEqual([before, after]);
  expect(Number(changed.lastModifiedAt)).toBeGreaterThan(Number(untouched.lastModifiedAt));
  expect(changed.status).toBe(untouched.status);
  expect(await read(app)).toEqual(changed);
  setScenario('changed-meanwhile');
  expect(await read(app)).toEqual(changed);
  expect(statuses(await read(app))).not.toEqual(after);
});

test('an app without a key changes itself', async () => {
  const blueprint = byId(X, 'Blueprint');
  setScenario('changed-meanwhile');
  expect((await read(blueprint)).status).toBe('approved');
  expect((await read(blueprint)).status).toBe('revoked');
});

test('by owner and name it is the same app; keys, lists and other apps wait', async () => {
  setScenario('changed-meanwhile');
  const [key] = seededApp(store, 'keywarden-demo', 'Checkout Web').credentials;
  expect((await get(`${CHECKOUT}/keys/${key?.consumerKey}`)).status).toBe(200);
  await get(`${CHECKOUT}/attributes`);
  await get(`${X}/apps?expand=true&includeCred=true`);
  await get(`${X}/developers/amelia.hart@brightcart.example/apps?expand=true`);
  await read(byId(X, 'Gift Cards'));
  expect(statuses(await read(CHECKOUT))).toEqual(['approved']);
  expect(statuses(await read(byId(X, 'Checkout Web')))).toEqual(['revoked']);
  expect(statuses(await read(CHECKOUT))).toEqual(['revoked']);
});

test('Edge says that it was somebody else', async () => {
  const before = await read(METRO);
  setScenario('changed-meanwhile');
  await read(METRO);
  const { lastModifiedBy } = await read(METRO);
  expect(lastModifiedBy).toMatch(/@keywarden\.example$/u);
  await act('POST', METRO, 'approve');
  expect([before.lastModifiedBy, (await read(METRO)).lastModifiedBy]).not.toContain(lastModifiedBy);
});

test('it is kept, as a write is', async () => {
  const kept: string[] = [];
  persist({ getItem: () => null, setItem: (_name, text) => kept.push(text), removeItem() {} });
  setScenario('changed-meanwhile');
  await read(CHECKOUT);
  await read(CHECKOUT);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain((await read(CHECKOUT)).lastModifiedAt);
});
