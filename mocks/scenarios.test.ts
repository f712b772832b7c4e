import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { resetMock, server, setScenario, writes } from './node.ts';
import { call, sendAction, edgeUrl, get, path, xUrl } from './request.for-tests.ts';
import { scenarios } from './scenario-list.ts';
import { scenario } from './scenarios.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

const checkoutUrl = `${xUrl}${path('developers', 'amelia.hart@brightcart.example', 'apps', 'Checkout Web')}`;
const [checkoutKey] = seededApp(store, 'keywarden-demo', 'Checkout Web').credentials;
const keyUrl = `${checkoutUrl}/keys/${checkoutKey?.consumerKey}`;
const metroUrl = `${edgeUrl}${path('developers', 'elena.petrova@metrolink.example', 'apps', 'Metro Timetable')}`;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

async function keyStatus(): Promise<unknown> {
  setScenario('none');
  return ((await get(keyUrl)).body as { status: string }).status;
}

test('an unknown id means none', () => {
  setScenario('slow');
  setScenario('nonsense');
  expect(scenario()).toBe('none');
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
});

describe.each([
  ['unauthorized', 401, 401],
  ['unauthorized-writes', 200, 401],
  ['forbidden', 200, 403],
  ['forbidden-reads', 403, 204],
  ['gone', 404, 404],
  ['rate-limited', 200, 429],
  ['server-error', 200, 500],
  ['server-error-reads', 500, 204],
  ['html-error', 200, 502],
  ['html-error-reads', 502, 204],
  ['ignored', 200, 204],
  ['fails-after-applying', 200, 500],
] as const)('%s', (id, read, write) => {
  test(`a read answers ${read}, a write ${write}`, async () => {
    setScenario(id);
    expect((await get(checkoutUrl)).status).toBe(read);
    expect((await sendAction('POST', keyUrl, 'revoke')).status).toBe(write);
    expect(writes()).toHaveLength(1);
    const applied = write < 300 ? id !== 'ignored' : id === 'fails-after-applying';
    expect(await keyStatus()).toBe(applied ? 'revoked' : 'approved');
  });
});

test('error bodies have the format of the organization’s platform', async () => {
  setScenario('forbidden-reads');
  expect((await get(checkoutUrl)).body).toEqual({
    error: {
      code: 403,
      message: 'The caller does not have permission',
      status: 'PERMISSION_DENIED',
    },
  });
  expect((await get(metroUrl)).body).toMatchObject({ message: 'Forbidden', contexts: [] });
  expect((await get('https://apigee.googleapis.com/v1/organizations')).status).toBe(403);
});

test('gone: the app answers 404, lists still contain it', async () => {
  const list = `${xUrl}/developers/amelia.hart@brightcart.example/apps`;
  setScenario('gone');
  expect((await get(checkoutUrl)).body).toMatchObject({
    error: {
      message: 'App named Checkout Web does not exist under amelia.hart@brightcart.example',
      details: [{ violations: [{ type: 'developer.service.AppDoesNotExist' }] }],
    },
  });
  const { appId } = seededApp(store, 'keywarden-demo', 'Checkout Web');
  expect((await get(`${xUrl}/apps/${appId}`)).status).toBe(404);
  expect((await get(keyUrl)).status).toBe(404);
  expect((await get(list)).body).toMatchObject({
    app: expect.arrayContaining([{ appId: 'Checkout Web' }]),
  });
});

test('rate limits send Retry-After', async () => {
  setScenario('rate-limited');
  expect((await sendAction('POST', keyUrl, 'revoke')).headers.get('retry-after')).toBe('20');
  setScenario('rate-limited-reads');
  const first = await get(checkoutUrl);
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '5']);
  expect((await get(keyUrl)).status).toBe(429);
  expect((await get(checkoutUrl)).status).toBe(200);
  expect((await get(checkoutUrl)).status).toBe(200);
});

test('html-error answers 502 with an HTML page', async () => {
  setScenario('html-error');
  const { body, headers } = await sendAction('POST', keyUrl, 'revoke');
  expect(headers.get('content-type')).toContain('text/html');
  expect(body).toContain('<h1>502 Bad Gateway</h1>');
});

test('lost connections fail the fetch; only reply-lost applies the write', async () => {
  setScenario('connection-lost-reads');
  await expect(get(checkoutUrl)).rejects.toThrow(TypeError);
  setScenario('connection-lost');
  await expect(sendAction('POST', keyUrl, 'revoke')).rejects.toThrow(TypeError);
  expect(await keyStatus()).toBe('approved');
  setScenario('reply-lost');
  await expect(sendAction('POST', keyUrl, 'revoke')).rejects.toThrow(TypeError);
  expect(await keyStatus()).toBe('revoked');
});

test('afterwards does not replace an error reply', async () => {
  setScenario('reply-lost');
  expect((await sendAction('POST', `${checkoutUrl}/keys/unknown`, 'revoke')).status).toBe(404);
});

test.each([
  ['slow', get, 2000],
  ['slow-writes', () => sendAction('POST', keyUrl, 'revoke'), 5000],
] as const)('%s answers late', async (id, request, ms) => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  setScenario(id);
  let answered = false;
  const reply = request(checkoutUrl).then((value) => {
    answered = true;
    return value;
  });
  await settled();
  await vi.advanceTimersByTimeAsync(ms - 1);
  await settled();
  expect(answered).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await reply).status).toBeLessThan(300);
});

test.each([
  ['no-reply', () => sendAction('POST', keyUrl, 'revoke')],
  ['no-reply-reads', () => get(checkoutUrl)],
] as const)('%s never answers', async (id, request) => {
  setScenario(id);
  const winner = await Promise.race([
    request().then(
      () => 'reply',
      () => 'error',
    ),
    settled(),
  ]);
  expect(winner).toBe('nothing');
  expect(await keyStatus()).toBe('approved');
});

// Long enough for a reply without delay. Real time, also with fake timers.
const { setImmediate: soon } = globalThis;
async function settled(): Promise<'nothing'> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => soon(resolve));
  return 'nothing';
}

test('empty: every list is empty in the platform’s shape, single resources exist', async () => {
  setScenario('empty');
  const owner = 'developers/amelia.hart@brightcart.example';
  for (const list of [
    'apps',
    'developers',
    'appgroups',
    'apiproducts',
    `${owner}/apps`,
    'appgroups/globex-partners/apps',
  ]) {
    expect((await get(`${xUrl}/${list}`)).body, list).toEqual({});
    expect((await get(`${xUrl}/${list}?expand=true&pageSize=10`)).body, list).toEqual({});
  }
  for (const [list, key] of [
    ['apps', 'app'],
    ['developers', 'developer'],
    ['companies', 'company'],
    ['apiproducts', 'apiProduct'],
    ['developers/wwitman@apigee.com/apps', 'app'],
    ['companies/metrolink/apps', 'app'],
  ] as const) {
    expect((await get(`${edgeUrl}/${list}`)).body, list).toEqual([]);
    expect((await get(`${edgeUrl}/${list}?expand=true`)).body, list).toEqual({ [key]: [] });
  }
  expect((await get(checkoutUrl)).status).toBe(200);
});

test('hides-revoked: a list has revoked apps, and apps with revoked keys only, if asked', async () => {
  const idsOf = async (query: string) => {
    const { body } = await get(`${xUrl}/apps${query}`);
    return (body as { app?: { appId: string }[] }).app?.map(({ appId }) => appId) ?? [];
  };
  const all = await idsOf('');
  const revoked = await idsOf('?status=revoked');
  expect(all).toHaveLength(60);
  expect(revoked.length).toBeGreaterThan(1);
  setScenario('hides-revoked');
  const plain = await idsOf('');
  expect(plain.filter((id) => revoked.includes(id))).toEqual([]);
  const withKeys = await idsOf('?keyStatus=revoked');
  expect(withKeys.some((id) => !plain.includes(id))).toBe(true);
  const listed = [
    ...plain,
    ...withKeys,
    ...(await idsOf('?status=revoked')),
    ...(await idsOf('?status=revoked&keyStatus=revoked')),
  ];
  expect([...new Set(listed)].toSorted()).toEqual(all.toSorted());
});

test('connection-lost-after: reads fail after the first write, writes do not', async () => {
  setScenario('connection-lost-after');
  expect((await get(checkoutUrl)).status).toBe(200);
  expect((await sendAction('POST', keyUrl, 'revoke')).status).toBe(204);
  await expect(get(checkoutUrl)).rejects.toThrow(TypeError);
  await expect(get(`${xUrl}/apps`)).rejects.toThrow(TypeError);
  await expect(get('https://apigee.googleapis.com/v1/organizations')).rejects.toThrow(TypeError);
  expect((await sendAction('POST', checkoutUrl, 'revoke')).status).toBe(204);
  expect(await keyStatus()).toBe('revoked');
  setScenario('connection-lost-after');
  expect((await get(checkoutUrl)).body).toMatchObject({ status: 'revoked' });
});

test('lagging-reads: the filter by key finds a deleted app for another minute, its own path does not', async () => {
  setScenario('lagging-reads');
  vi.useFakeTimers({ toFake: ['Date'], now: testNow });
  const byKey = async () =>
    (
      (await get(`${xUrl}/apps?filter=consumerKey=${checkoutKey?.consumerKey}`)).body as {
        app?: [];
      }
    ).app ?? [];
  expect((await call('DELETE', checkoutUrl)).status).toBe(200);
  expect((await get(checkoutUrl)).status).toBe(404);
  expect(await byKey()).toHaveLength(1);
  vi.setSystemTime(testNow + 60_001);
  expect(await byKey()).toEqual([]);
});
