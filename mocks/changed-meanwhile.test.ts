import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { persist } from './db.ts';
import { resetMock, server, setScenario } from './node.ts';
import { sendAction, edgeUrl, get, path, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

const checkoutUrl = `${xUrl}${path('developers', 'amelia.hart@brightcart.example', 'apps', 'Checkout Web')}`;
const metroUrl = `${edgeUrl}${path('developers', 'elena.petrova@metrolink.example', 'apps', 'Metro Timetable')}`;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
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
  ['an approved key', byId(xUrl, 'Checkout Web'), ['approved'], ['revoked']],
  ['a revoked key', byId(xUrl, 'Till Emulator'), ['revoked'], ['approved']],
  ['a key of an unknown status', byId(xUrl, 'Drone Dispatch'), ['suspended'], ['approved']],
  ['the last key', byId(xUrl, 'Checkout iOS'), ['approved', 'approved'], ['approved', 'revoked']],
  ['a key in upper case', byId(edgeUrl, 'SHOUTING APP'), ['APPROVED'], ['revoked']],
])('the status of %s changes once, after the first read', async (_what, app, before, after) => {
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

test('in an app without keys, the app status changes', async () => {
  const blueprint = byId(xUrl, 'Blueprint');
  setScenario('changed-meanwhile');
  expect((await read(blueprint)).status).toBe('approved');
  expect((await read(blueprint)).status).toBe('revoked');
});

test('reads by owner and by id count as one app; reads of keys, lists and other apps do not count', async () => {
  setScenario('changed-meanwhile');
  const [key] = seededApp(store, 'keywarden-demo', 'Checkout Web').credentials;
  expect((await get(`${checkoutUrl}/keys/${key?.consumerKey}`)).status).toBe(200);
  await get(`${checkoutUrl}/attributes`);
  await get(`${xUrl}/apps?expand=true&includeCred=true`);
  await get(`${xUrl}/developers/amelia.hart@brightcart.example/apps?expand=true`);
  await read(byId(xUrl, 'Gift Cards'));
  expect(statuses(await read(checkoutUrl))).toEqual(['approved']);
  expect(statuses(await read(byId(xUrl, 'Checkout Web')))).toEqual(['revoked']);
  expect(statuses(await read(checkoutUrl))).toEqual(['revoked']);
});

test('on Edge, lastModifiedBy shows another user', async () => {
  const before = await read(metroUrl);
  setScenario('changed-meanwhile');
  await read(metroUrl);
  const { lastModifiedBy } = await read(metroUrl);
  expect(lastModifiedBy).toMatch(/@keywarden\.example$/u);
  await sendAction('POST', metroUrl, 'approve');
  expect([before.lastModifiedBy, (await read(metroUrl)).lastModifiedBy]).not.toContain(
    lastModifiedBy,
  );
});

test('the change is persisted like a write', async () => {
  const kept: string[] = [];
  persist({ getItem: () => null, setItem: (_name, text) => kept.push(text), removeItem() {} });
  setScenario('changed-meanwhile');
  await read(checkoutUrl);
  await read(checkoutUrl);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain((await read(checkoutUrl)).lastModifiedAt);
});
