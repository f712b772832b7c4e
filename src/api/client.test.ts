import { http, HttpResponse, type JsonBodyType } from 'msw';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { server } from '../../mocks/node.ts';
import { connectionTo } from '../connection/connection.ts';
import { refusedIn, sessionOf, signIn } from '../connection/session.ts';
import { connectBeforeEach, failure, load, target, token, url } from './client.for-tests.ts';
import { read, write, type WriteRequest } from './client.ts';
import { clockAheadOf } from './http/server-clock.ts';

const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
const permission = 'apigee.appkeys.manage';
const keyRequest: WriteRequest = {
  method: 'POST',
  path: `${target}/keys/${key}`,
  permission,
  redact: [key],
};

connectBeforeEach();

describe('a message of the server', () => {
  const said = (text: string) => ({ code: `code ${text}`, message: `Refused: ${text}` });
  const refuse = (body: JsonBodyType, requestId = '') =>
    server.use(
      http.all(`${url}*`, () =>
        HttpResponse.json(body, { status: 400, headers: { 'x-request-id': requestId } }),
      ),
    );

  test.each([
    ['as it is', token],
    ['in an address', encodeURIComponent(token)],
    ['in a header', `Authorization: Bearer ${token}`],
  ])('has no access token: %s', async (_name, text) => {
    refuse(said(text), `id-${token}`);
    const { message, code, requestId } = await failure(load());
    expect([message, code, requestId].join(' ')).not.toMatch(/ya29|Token/u);
    expect(message).toMatch(/^Refused: .*••••$/u);
  });

  test('has no token escaped in JSON', async () => {
    server.use(
      http.get(url, () => {
        const text = JSON.stringify(said(token)).replaceAll('/', String.raw`\/`);
        return new HttpResponse(text.replaceAll('=', String.raw`\u003d`), { status: 400 });
      }),
    );
    expect((await failure(load())).message).toBe('Refused: ••••');
  });

  test('has no credentials that a proxy added', async () => {
    refuse(said('Basic b3BlcmF0b3I6cGFzc3dvcmQ= is not known'));
    expect((await failure(load())).message).toBe('Refused: Basic •••• is not known');
  });

  test('has no key of the request', async () => {
    refuse(said(`consumerKey=${key} at /keys/${key}`));
    const call = { query: { filter: `consumerKey=${key}` }, redact: [key] };
    const { message, code } = await failure(read('shop', target, v.unknown(), call));
    expect(message).toBe('Refused: consumerKey=giIC…KLhb at /keys/giIC…KLhb');
    expect(code).not.toContain(key);
  });
});

test('no request follows a redirect', async () => {
  const asked: string[] = [];
  const elsewhere = 'https://elsewhere.example/keys';
  const record = ({ request }: { request: Request }) => void asked.push(request.url);
  server.events.on('request:start', record);
  server.use(
    http.all(
      `${url}*`,
      () => new HttpResponse(null, { status: 302, headers: { location: elsewhere } }),
    ),
    http.all(elsewhere, () => HttpResponse.json({})),
  );
  expect(await failure(load())).toMatchObject({ kind: 'network' });
  const sending = write('shop', keyRequest);
  expect(await failure(sending)).toMatchObject({ kind: 'network' });
  server.events.removeAllListeners();
  expect(asked.map((address) => new URL(address).host)).toEqual(['x.example', 'x.example']);
});

test('clears Resource Timing and sets its buffer to 0 before a request with a key', async () => {
  const steps: string[] = [];
  vi.stubGlobal('performance', {
    now: () => 0,
    setResourceTimingBufferSize: (size: number) => steps.push(`room for ${size}`),
    clearResourceTimings: () => steps.push('cleared'),
  });
  server.use(http.all(`${url}*`, () => (steps.push('asked'), HttpResponse.json({}))));
  await load();
  expect(steps).toEqual(['asked']);
  await write('shop', keyRequest);
  expect(steps).toEqual(['asked', 'room for 0', 'cleared', 'asked']);
});

test('deletes without a body, and masks the key in the error', async () => {
  let body: string | undefined;
  server.use(
    http.delete(`*/v1${keyRequest.path}`, async ({ request }) => {
      body = await request.text();
      return HttpResponse.json({ error: { message: `no key ${key}` } }, { status: 404 });
    }),
  );
  const error = await failure(write('shop', { ...keyRequest, method: 'DELETE' }));
  expect(body).toBe('');
  expect(error).toMatchObject({ kind: 'http', status: 404 });
  expect(error.message).not.toContain(key);
});

test('hides a consumer secret that the error repeats', async () => {
  const secret = 'imported_SECRET-0001';
  server.use(
    http.post(`*/v1${keyRequest.path}`, () =>
      HttpResponse.json({ error: { message: `bad secret ${secret}` } }, { status: 400 }),
    ),
  );
  const { message } = await failure(write('shop', { ...keyRequest, method: 'POST', secret }));
  expect(message).toBe('bad secret ••••');
});

describe('the session', () => {
  test('ends with a 401, and no further request has that token', async () => {
    let asked = 0;
    server.use(http.get(url, () => ((asked += 1), HttpResponse.json({}, { status: 401 }))));
    expect(await failure(load())).toMatchObject({ status: 401 });
    expect(sessionOf(connectionTo('shop'))).toBe('ended');
    expect(await failure(load())).toMatchObject({ kind: 'signed-out' });
    expect(asked).toBe(1);
  });

  test('a refused permission is remembered until the next sign-in', async () => {
    server.use(http.post(url, () => HttpResponse.json({}, { status: 403 })));
    expect([...refusedIn('shop')]).toEqual([]);
    await failure(write('shop', { method: 'POST', path: target, permission }));
    expect([...refusedIn('shop')]).toEqual(['apigee.appkeys.manage']);
    expect([...refusedIn('other')]).toEqual([]);
    signIn(connectionTo('shop'), 'another');
    expect([...refusedIn('shop')]).toEqual([]);
  });
});

describe('the clock', () => {
  const answerAt = (ms: number) =>
    server.use(
      http.get(url, () => HttpResponse.json({}, { headers: { date: new Date(ms).toUTCString() } })),
    );
  const aheadMinutes = () => clockAheadOf(connectionTo('shop')) / 60_000;

  test.each([
    [12, 12],
    [-12, -12],
    [6, 6],
    [4, 0],
    [-4, 0],
    [0, 0],
  ])('of a device that is %i minutes ahead is reported as %i', async (minutes, told) => {
    answerAt(Date.now() - minutes * 60_000);
    await load();
    expect(aheadMinutes()).toBe(told);
  });

  test('is right again after a later response', async () => {
    answerAt(Date.now() - 600_000);
    await load();
    expect(aheadMinutes()).toBe(10);
    answerAt(Date.now());
    await load();
    expect(aheadMinutes()).toBe(0);
  });

  test('is not checked by a response without a date', async () => {
    server.use(http.get(url, () => HttpResponse.json({}, { headers: { date: 'soon' } })));
    await load();
    expect(aheadMinutes()).toBe(0);
  });

  test('is checked by the early request of index.html, which is used once', async () => {
    const hourAgo = Date.now() - 3_600_000;
    const headers = { date: new Date(hourAgo).toUTCString() };
    globalThis.keywardenEarly = {
      url: `https://x.example/v1${target}`,
      reply: Promise.resolve(Response.json({ early: true }, { headers })),
      sentAt: Date.now() - 2000,
      abort() {},
    };
    server.use(http.get(url, () => HttpResponse.json({ early: false })));
    expect(await load()).toEqual({ early: true });
    expect(aheadMinutes()).toBe(60);
    expect(await load()).toEqual({ early: false });
  });
});
