import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newAppOf, owners } from './owners.for-tests.ts';
import { resetMock, server } from './node.ts';
import { call, edgeUrl, get, send, xUrl } from './request.for-tests.ts';

const testNow = Date.UTC(2026, 10, 21);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

describe.each(owners)('an app of an %s', (_, platform, owner, schema, [automatic, manual]) => {
  const { url, create, read, keys, expectSchema } = newAppOf(owner, platform, [automatic, manual]);

  test('is created with one approved key, whose product with manual approval is pending', async () => {
    const attributes = [{ name: 'DisplayName', value: 'Ünï 🎈' }];
    const reply = await create({ attributes, keyExpiresIn: platform === 'x' ? '60000' : 60000 });
    expect(reply.status).toBe(201);
    expectSchema(schema, reply);
    expect(await read()).toEqual(reply.body);
    expect(reply.body).toMatchObject({ status: 'approved', attributes });
    const [key, ...others] = await keys();
    expect(others).toEqual([]);
    expect(key).toMatchObject({
      status: 'approved',
      apiProducts: [
        { apiproduct: automatic, status: 'approved' },
        { apiproduct: manual, status: 'pending' },
      ],
    });
    expect(key?.consumerKey).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(key?.consumerSecret).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(Number(key?.expiresAt) - Number(key?.issuedAt)).toBe(60_000);
    expect(typeof key?.expiresAt).toBe(platform === 'x' ? 'string' : 'number');
  });

  test.each(['', ' x', '#x', 'a/b', 'é', 'a\tb', '名'])('refuses the name "%s"', async (name) => {
    expect((await create({ name })).status).toBe(400);
  });

  test('refuses a nineteenth attribute, an expiry in the past and invalid JSON', async () => {
    const attributes = (count: number) =>
      Array.from({ length: count }, (__, index) => ({ name: `a${index}`, value: '' }));
    expect((await create({ attributes: attributes(19) })).status).toBe(400);
    expect((await create({ keyExpiresIn: -5 })).status).toBe(400);
    expect((await create({ attributes: 'none' })).status).toBe(400);
    const json = { headers: { 'Content-Type': 'application/json' } };
    expect((await call('POST', `${owner}/apps`, { ...json, body: '{' })).status).toBe(400);
    expect((await call('POST', `${owner}/apps`, { ...json, body: '[]' })).status).toBe(400);
    expect((await create({ attributes: attributes(18) })).status).toBe(201);
  });

  test('PUT replaces attributes and callback, keeps keys, name and status', async () => {
    await create({ attributes: [{ name: 'old', value: '1' }], callbackUrl: 'https://old.example' });
    const before = await keys();
    const reply = await send('PUT', url, {
      name: 'New App #1',
      status: 'revoked',
      attributes: [{ name: 'new', value: '2' }],
    });
    expect(reply.status).toBe(200);
    expectSchema(schema, reply);
    const after = await read();
    expect(after.attributes).toEqual([{ name: 'new', value: '2' }]);
    expect(after.callbackUrl ?? '').toBe('');
    expect(after.status).toBe('approved');
    expect(after.credentials).toEqual(before);
    expect((await send('PUT', url, { name: 'Other' })).status).toBe(400);
  });

  test('PUT with apiProducts adds a key', async () => {
    await create();
    const [first] = await keys();
    await send('PUT', url, { apiProducts: [manual] });
    const [second, ...rest] = await keys();
    expect(rest).toEqual([first]);
    expect(second?.apiProducts).toEqual([{ apiproduct: manual, status: 'pending' }]);
  });

  test('is deleted with its keys', async () => {
    const created = await create();
    const reply = await call('DELETE', url);
    expect(reply).toMatchObject({ status: 200, body: created.body as object });
    expect((await get(url)).status).toBe(404);
    expect((await call('DELETE', url)).status).toBe(404);
  });
});

test('X refuses a field that is not in the schema, Edge ignores it', async () => {
  const body = { name: 'Typo', displayname: 'x' };
  expect(
    await send('POST', `${xUrl}/developers/amelia.hart@brightcart.example/apps`, body),
  ).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining('displayname') } },
  });
  expect((await send('POST', `${edgeUrl}/developers/wwitman@apigee.com/apps`, body)).status).toBe(
    201,
  );
});
