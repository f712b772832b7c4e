import { getResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import keyNotInApp from './fixtures/edge-error-key-not-in-app.json' with { type: 'json' };
import appNotFound from './fixtures/x-error-app-not-found.json' with { type: 'json' };
import { handlers } from './handlers.ts';
import { resetMock, server } from './node.ts';
import { sendAction, call, edgeUrl, get, path, send, xUrl } from './request.for-tests.ts';
import { seed, seededApp } from './seed/seed.ts';

const testNow = Date.UTC(2026, 10, 21);
const store = seed(testNow);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => resetMock(testNow));
afterAll(() => server.close());

const ameliaUrl = `${xUrl}/developers/amelia.hart@brightcart.example`;
const checkoutUrl = `${ameliaUrl}/apps/Checkout%20Web`;
const checkoutKeyUrl = `${checkoutUrl}/keys/${seededApp(store, 'keywarden-demo', 'Checkout Web').credentials[0]?.consumerKey}`;
const witmanUrl = `${edgeUrl}/developers/wwitman@apigee.com`;
const anotherKeyUrl = `${witmanUrl}/apps/AnotherTestApp/keys/giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb`;

function xError(code: number, status: string, type: string, message: string): object {
  return {
    error: { code, status, message, details: [{ violations: [{ type, description: message }] }] },
  };
}

test('the two recorded error bodies are sent exactly', async () => {
  await send('POST', `${xUrl}/developers`, {
    email: 'dev@example.com',
    firstName: 'D',
    lastName: 'V',
    userName: 'dev',
  });
  expect(await get(`${xUrl}/developers/dev@example.com/apps/foo`)).toMatchObject({
    status: 404,
    body: appNotFound,
  });
  const { body } = await get(`${edgeUrl}/companies/metrolink/apps/Fare%20Gate/keys/nope`);
  expect(body).toEqual(keyNotInApp);
});

describe('known errors', () => {
  test('an unknown app is 404', async () => {
    const message = 'App named foo does not exist under wwitman@apigee.com';
    expect(await get(`${witmanUrl}/apps/foo`)).toMatchObject({
      status: 404,
      body: { code: 'developer.service.AppDoesNotExist', message, contexts: [] },
    });
    // Names are case-sensitive.
    expect((await get(`${ameliaUrl}/apps/checkout%20web`)).status).toBe(404);
    for (const base of [xUrl, edgeUrl])
      expect((await get(`${base}/apps/unknown-id`)).status).toBe(404);
  });

  test('an unknown developer is 404', async () => {
    const code = 'developer.service.DeveloperIdDoesNotExist';
    const text = (org: string) => `DeveloperId no@body does not exist in organization ${org}`;
    expect(await get(`${xUrl}/developers/no@body/apps`)).toMatchObject({
      status: 404,
      body: xError(404, 'NOT_FOUND', code, text('keywarden-demo')),
    });
    expect(
      await sendAction('POST', `${edgeUrl}/developers/no@body/apps/foo`, 'revoke'),
    ).toMatchObject({
      status: 404,
      body: { code, message: text('keywarden-edge'), contexts: [] },
    });
  });

  test('e-mails are case-sensitive on X and case-insensitive on Edge', async () => {
    expect((await get(`${xUrl}/developers/Amelia.Hart@brightcart.example`)).status).toBe(404);
    expect((await get(`${edgeUrl}/developers/WWitman@apigee.com`)).status).toBe(200);
  });

  test('a key that is not in the app is 404 for every method', async () => {
    for (const [method, url] of [
      ['GET', `${checkoutUrl}/keys/nope`],
      ['POST', `${checkoutUrl}/keys/nope?action=revoke`],
      ['PUT', `${checkoutUrl}/keys/nope`],
      ['DELETE', `${checkoutUrl}/keys/nope`],
      ['POST', `${checkoutUrl}/keys/nope/apiproducts/orders?action=revoke`],
    ] as const) {
      expect(await call(method, url), method).toMatchObject({
        status: 404,
        body: xError(
          404,
          'NOT_FOUND',
          'keymanagement.service.InvalidClientIdForGivenApp',
          'Invalid consumer key for Given App',
        ),
      });
    }
  });

  test('a product that is not in the key: Edge 500, X 400, for DELETE and for an action', async () => {
    const message = 'APIProduct is not associated with consumer key';
    for (const product of ['weather-basic', 'no-such-product']) {
      const url = `${checkoutKeyUrl}/apiproducts/${product}`;
      const wanted = {
        status: 400,
        body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
      };
      expect(await call('DELETE', url)).toMatchObject(wanted);
      expect(await sendAction('POST', url, 'revoke')).toMatchObject(wanted);
    }
    const onEdge = `${anotherKeyUrl}/apiproducts/FreeWeatherAPI`;
    expect(await call('DELETE', onEdge)).toMatchObject({
      status: 500,
      body: { message, contexts: [] },
    });
    expect(await sendAction('POST', onEdge, 'approve')).toMatchObject({
      status: 500,
      body: { message },
    });
  });

  test('a product that does not exist cannot be added', async () => {
    for (const [base, owner, status] of [
      [xUrl, ameliaUrl, 400],
      [edgeUrl, witmanUrl, 404],
    ] as const) {
      const reply = await send('POST', `${owner}/apps`, { name: 'new', apiProducts: ['nope'] });
      expect(reply.status, base).toBe(status);
      expect(JSON.stringify(reply.body)).toMatch(
        /(Product with id|API Product) \[nope\] does not exist/,
      );
      expect((await get(`${owner}/apps/new`)).status).toBe(404);
    }
  });

  test('a name that another app of the owner has is 409', async () => {
    const message = 'App with name Checkout Web already exists';
    expect(await send('POST', `${ameliaUrl}/apps`, { name: 'Checkout Web' })).toMatchObject({
      status: 409,
      body: { error: { code: 409, message, status: 'ALREADY_EXISTS' } },
    });
    expect(await send('POST', `${witmanUrl}/apps`, { name: 'AnotherTestApp' })).toMatchObject({
      status: 409,
      body: { message: 'App with name AnotherTestApp already exists' },
    });
  });

  test('an unknown startKey is 404, an invalid token 400', async () => {
    for (const [url, entity] of [
      [`${edgeUrl}/apps?rows=2&startKey=nope`, 'app'],
      [`${edgeUrl}/developers?count=2&startKey=nope`, 'developer'],
      [`${edgeUrl}/apiproducts?count=2&startKey=nope`, 'apiproduct'],
      [`${edgeUrl}/companies?count=2&startKey=nope`, 'company'],
      [`${witmanUrl}/apps?count=2&startKey=nope`, 'app'],
    ] as const) {
      expect(await get(url), url).toMatchObject({
        status: 404,
        body: { code: `keymanagement.service.${entity}_doesnot_exist` },
      });
    }
    expect((await get(`${xUrl}/apps?rows=2&startKey=nope`)).status).toBe(404);
    expect((await get(`${xUrl}/apps?pageSize=2&pageToken=nope`)).status).toBe(400);
    expect((await get(`${xUrl}/appgroups?pageSize=2&pageToken=nope`)).status).toBe(400);
  });

  test('an empty app name is 404', async () => {
    for (const base of [ameliaUrl, witmanUrl]) {
      expect((await send('POST', `${base}/apps//keys/create`, {})).status).toBe(404);
      expect((await get(`${base}/apps//keys/x`)).status).toBe(404);
    }
  });

  test('an unknown organization, product, AppGroup or company is refused', async () => {
    expect(await get('https://apigee.googleapis.com/v1/organizations/nope/apps')).toMatchObject({
      status: 403,
      body: { error: { status: 'PERMISSION_DENIED' } },
    });
    expect(await get('http://localhost/edge/v1/organizations/nope')).toMatchObject({
      status: 404,
      body: { contexts: [] },
    });
    expect((await get(`${xUrl}/apiproducts/nope`)).status).toBe(404);
    expect((await get(`${xUrl}/appgroups/nope/apps`)).status).toBe(404);
    expect((await get(`${edgeUrl}/companies/nope/apps/foo`)).status).toBe(404);
  });

  test('invalid numbers, statuses and filters are 400', async () => {
    for (const query of [
      'rows=abc',
      'pageSize=-1',
      'status=pending',
      'keyStatus=nope',
      'filter=nonsense',
      'filter=color=red',
      'filter=status=approved%20AND%20appType=AppGroup',
    ]) {
      expect((await get(`${xUrl}/apps?${query}`)).status, query).toBe(400);
    }
    expect((await get(`${xUrl}/developers?expand=true&count=5`)).status).toBe(400);
    expect((await get(`${ameliaUrl}/apps?expand=true&startKey=Gift%20Cards`)).status).toBe(400);
  });
});

test('paths of the other platform are not handled', async () => {
  for (const url of [
    `${xUrl}/companies`,
    `${edgeUrl}/appgroups`,
    'https://apigee.googleapis.com/v1/o/keywarden-demo/apps',
    `${xUrl}${path('environments')}`,
  ]) {
    expect(await getResponse(handlers, new Request(url)), url).toBeUndefined();
  }
});
