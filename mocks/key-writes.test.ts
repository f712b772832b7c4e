import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './contract.ts';
import { type AppBody, type KeyBody, newAppOf, owners } from './owners.for-tests.ts';
import { resetMock, server } from './node.ts';
import { call, get, send, xUrl } from './request.for-tests.ts';

const testNow = Date.UTC(2026, 10, 21);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

describe.each(owners)(
  'a key in an app of an %s',
  (_, platform, owner, schema, [automatic, manual]) => {
    const { url, create, keys, expectSchema } = newAppOf(owner, platform, [automatic, manual]);

    test('POST adds products and keeps the existing ones, DELETE removes one', async () => {
      await create({ apiProducts: [manual] });
      const [key] = await keys();
      const keyUrl = `${url}/keys/${key?.consumerKey}`;
      await call('POST', `${keyUrl}/apiproducts/${manual}?action=approve`);
      const added = await send('POST', keyUrl, { apiProducts: [manual, automatic] });
      expect(added).toMatchObject({
        status: 200,
        body: {
          apiProducts: [
            { apiproduct: manual, status: 'approved' },
            { apiproduct: automatic, status: 'approved' },
          ],
        },
      });
      expectSchema('AppGroupAppKey', added);
      const removed = await call('DELETE', `${keyUrl}/apiproducts/${manual}`);
      expect(removed).toMatchObject({
        status: 200,
        body: { apiProducts: [{ apiproduct: automatic }] },
      });
      // Removed and added again: it is pending again.
      const again = await send('POST', keyUrl, { apiProducts: [manual] });
      expect((again.body as KeyBody).apiProducts?.[1]).toEqual({
        apiproduct: manual,
        status: 'pending',
      });
      expect((await send('POST', keyUrl, { apiProducts: ['nope'] })).status).toBe(
        platform === 'x' ? 400 : 404,
      );
    });

    test('DELETE answers with the deleted key', async () => {
      await create();
      const [key] = await keys();
      const keyUrl = `${url}/keys/${key?.consumerKey}`;
      expect(await call('DELETE', keyUrl)).toMatchObject({ status: 200, body: key as object });
      expect((await get(keyUrl)).status).toBe(404);
      expect(await keys()).toEqual([]);
    });

    test('is imported as approved and without products, and refused the second time', async () => {
      await create();
      const importUrl = schema === 'AppGroupApp' ? `${url}/keys` : `${url}/keys/create`;
      const wanted = { consumerKey: 'my_own-KEY_1', consumerSecret: 's-1' };
      const reply = await send('POST', importUrl, {
        ...wanted,
        status: 'revoked',
        ...(platform === 'x' ? { expiresInSeconds: '90' } : {}),
      });
      expect(reply).toMatchObject({ status: 201, body: { ...wanted, status: 'approved' } });
      expectSchema('DeveloperAppKey', reply);
      const body = reply.body as KeyBody;
      if (platform === 'x') expect(Number(body.expiresAt) - Number(body.issuedAt)).toBe(90_000);
      else expect(body).not.toHaveProperty('expiresAt');
      expect((await get(`${url}/keys/my_own-KEY_1`)).body).toEqual(reply.body);
      expect((await send('POST', importUrl, wanted)).status).toBe(409);
      for (const bad of [
        { consumerKey: 'a b' },
        { consumerKey: 'é' },
        { consumerKey: '' },
        { consumerSecret: 'x'.repeat(2049) },
        { apiProducts: [automatic] },
      ]) {
        expect(
          (await send('POST', importUrl, { consumerKey: 'fresh', consumerSecret: 's', ...bad }))
            .status,
          JSON.stringify(bad).slice(0, 60),
        ).toBe(400);
      }
      expect(
        (await send('POST', importUrl, { consumerKey: 'k'.repeat(2048), consumerSecret: 's' }))
          .status,
      ).toBe(201);
    });
  },
);

describe.each(owners.filter(([, , , schema]) => schema !== 'AppGroupApp'))(
  'a key of an %s',
  (_, platform, owner, __, [automatic, manual]) => {
    const url = `${owner}/apps/Keys`;

    test('POST of the app without action adds a key and clears fields that the body omits', async () => {
      await send('POST', `${owner}/apps`, {
        name: 'Keys',
        apiProducts: [automatic],
        attributes: [{ name: 'a', value: 'b' }],
      });
      const [first] = ((await get(url)).body as AppBody).credentials ?? [];
      const reply = await send('POST', url, { apiProducts: [manual] });
      expect(reply.status).toBe(200);
      const { credentials = [], attributes = [] } = reply.body as AppBody;
      expect(credentials.slice(1)).toEqual([first]);
      expect(credentials[0]?.apiProducts).toEqual([{ apiproduct: manual, status: 'pending' }]);
      expect(attributes).toEqual([]);
    });

    test('PUT appends products, which keep their status, and replaces scopes and attributes', async () => {
      await send('POST', `${owner}/apps`, { name: 'Keys', apiProducts: [automatic, manual] });
      const [key] = ((await get(url)).body as AppBody).credentials ?? [];
      const keyUrl = `${url}/keys/${key?.consumerKey}`;
      await call('POST', `${keyUrl}/apiproducts/${manual}?action=approve`);
      await call('POST', `${keyUrl}?action=revoke`);
      await send('POST', keyUrl, { attributes: [{ name: 'a', value: 'b' }] });
      const reply = await send('PUT', keyUrl, {
        apiProducts: [automatic, manual],
        scopes: ['READ'],
      });
      expect(reply).toMatchObject({
        status: 200,
        body: {
          status: 'revoked',
          scopes: ['READ'],
          apiProducts: [{ status: 'approved' }, { status: 'approved' }],
        },
      });
      expect((reply.body as KeyBody).attributes ?? []).toEqual([]);
      if (platform === 'x') expect(violations('DeveloperAppKey', reply.body)).toEqual([]);
    });
  },
);

test('X also imports at …/keys, Edge does not', async () => {
  const body = { consumerKey: 'k-1', consumerSecret: 's-1' };
  const on = (base: string) => send('POST', `${base}/keys`, body);
  expect(
    await on(`${xUrl}/developers/amelia.hart@brightcart.example/apps/Checkout%20Web`),
  ).toMatchObject({
    status: 201,
    body: { ...body, expiresAt: '-1' },
  });
});
