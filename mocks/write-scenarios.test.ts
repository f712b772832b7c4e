import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { resetMock, server, setScenario } from './node.ts';
import { type AppBody } from './owners.for-tests.ts';
import { send, sendAction, get, path, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

const checkoutUrl = `${xUrl}${path('developers', 'amelia.hart@brightcart.example', 'apps', 'Checkout Web')}`;
const [checkoutKey] = seededApp(store, 'keywarden-demo', 'Checkout Web').credentials;
const keyUrl = `${checkoutUrl}/keys/${checkoutKey?.consumerKey}`;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

describe('scenarios of creating and editing', () => {
  const newUrl = `${xUrl}/appgroups/globex-partners/apps`;
  const create = (more: object = {}) =>
    send('POST', newUrl, { name: 'New', apiProducts: ['orders'], ...more });
  const url = `${newUrl}/New`;

  test.each([
    ['name-taken', 409],
    ['product-limit', 400],
    ['attribute-limit', 400],
  ])('%s: creating an app answers %i, a status change works', async (id, status) => {
    setScenario(id);
    expect((await create()).status).toBe(status);
    expect((await sendAction('POST', keyUrl, 'revoke')).status).toBe(204);
  });

  test('the first call that adds products to an imported key fails', async () => {
    await create();
    setScenario('import-half-done');
    const key = { consumerKey: 'imported', consumerSecret: 'secret' };
    expect((await send('POST', `${url}/keys`, key)).status).toBe(201);
    const add = () => send('POST', `${url}/keys/imported`, { apiProducts: ['orders'] });
    expect([(await add()).status, (await add()).status]).toEqual([500, 200]);
  });

  test('keyExpiresIn of an AppGroup is taken as seconds', async () => {
    setScenario('expiry-in-seconds');
    const { body } = await create({ keyExpiresIn: '60' });
    const [key] = (body as AppBody).credentials ?? [];
    expect(Number(key?.expiresAt) - Number(key?.issuedAt)).toBe(60_000);
  });

  test('PUT without products adds a key', async () => {
    await create();
    setScenario('put-adds-key');
    const { body } = await send('PUT', url, { name: 'New' });
    expect((body as AppBody).credentials).toHaveLength(2);
  });

  test('reads show a new app without its key until the lag has passed', async () => {
    setScenario({ id: 'lag', affects: 'all', lag: { ms: 50, as: 'no-credentials' } });
    vi.useFakeTimers({ toFake: ['Date'], now: testNow });
    expect((await create()).body).toMatchObject({ credentials: [{}] });
    expect((await get(url)).body).not.toHaveProperty('credentials.0');
    vi.setSystemTime(testNow + 51);
    expect((await get(url)).body).toMatchObject({ credentials: [{}] });
  });

  test('reads show a new app only after the lag', async () => {
    setScenario({ id: 'lag', affects: 'all', lag: { ms: 50 } });
    vi.useFakeTimers({ toFake: ['Date'], now: testNow });
    expect((await create()).status).toBe(201);
    expect((await get(url)).status).toBe(404);
    expect((await create()).status).toBe(409);
    vi.setSystemTime(testNow + 51);
    expect((await get(url)).status).toBe(200);
  });
});
