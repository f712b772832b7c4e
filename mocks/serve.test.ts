import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { resetMock, setScenario } from './node.ts';
import { serveMock } from './serve.ts';

let mock: Awaited<ReturnType<typeof serveMock>>;
let base = '';

beforeAll(async () => {
  mock = await serveMock(0);
  base = `http://127.0.0.1:${mock.port}`;
});
beforeEach(() => resetMock());
afterAll(() => mock.close());

const appPath =
  '/v1/organizations/keywarden-demo/developers/daniel.novak%40redteam.example/apps/C%23%20SDK%20Playground';

test('reads and writes over HTTP, with CORS for the requesting origin', async () => {
  const read = await fetch(`${base}${appPath}`, { headers: { Origin: 'http://localhost:5173' } });
  expect(read.status).toBe(200);
  expect(read.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  expect(await read.json()).toMatchObject({ name: 'C# SDK Playground', status: 'approved' });
  const write = await fetch(`${base}${appPath}?action=revoke`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  expect(write.status).toBe(204);
  expect(await (await fetch(`${base}${appPath}`)).json()).toMatchObject({ status: 'revoked' });
  const list = await fetch(`${base}/edge/v1/organizations`);
  expect(await list.json()).toEqual(['keywarden-edge']);
});

test('a preflight is answered', async () => {
  const { status, headers } = await fetch(`${base}${appPath}`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://localhost:5173',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-headers')).toContain('authorization');
  expect(headers.get('access-control-allow-methods')).toContain('PUT');
  expect(headers.get('access-control-max-age')).toBe('600');
});

test('unknown paths are 404, Retry-After is exposed, and a lost connection closes the socket', async () => {
  const unknown = await fetch(`${base}/nothing`);
  expect([unknown.status, unknown.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  setScenario('rate-limited');
  const limited = await fetch(`${base}${appPath}?action=revoke`, { method: 'POST' });
  expect(limited.headers.get('retry-after')).toBe('20');
  expect(limited.headers.get('access-control-expose-headers')).toContain('Retry-After');
  setScenario('connection-lost-reads');
  await expect(fetch(`${base}${appPath}`)).rejects.toThrow(TypeError);
});

test('close ends an open request', async () => {
  const other = await serveMock(0);
  setScenario('no-reply-reads');
  const waiting = fetch(`http://127.0.0.1:${other.port}${appPath}`);
  const ended = expect(waiting).rejects.toThrow(TypeError);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.close();
  await ended;
});

describe('token checks', () => {
  const edgeListPath = '/edge/v1/organizations';
  const ask = async (url: string, token?: string): Promise<{ status: number; body: unknown }> => {
    const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
    const reply = await fetch(url, { headers: { ...headers, Origin: 'http://localhost:5173' } });
    expect(reply.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    return { status: reply.status, body: await reply.json() };
  };
  const expectedLists = [
    { path: appPath, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } },
    { path: edgeListPath, body: { code: 'management.401', message: 'Unauthorized', contexts: [] } },
    // Without `/edge`, the organization decides the platform.
    { path: '/v1/organizations/keywarden-edge', body: { message: 'Unauthorized' } },
  ];

  test('a token that is not listed gets the platform’s own 401', async () => {
    const asked: string[] = [];
    const gated = await serveMock(0, {
      tokens: ['one', 'two'],
      onRequest: ({ method, url }) => asked.push(`${method} ${url}`),
    });
    const origin = `http://127.0.0.1:${gated.port}`;
    for (const { path, body } of expectedLists) {
      expect(await ask(origin + path)).toMatchObject({ status: 401, body });
      expect(await ask(origin + path, 'three')).toMatchObject({ status: 401, body });
      expect((await ask(origin + path, 'two')).status).toBe(200);
    }
    expect((await fetch(origin + appPath, { method: 'OPTIONS' })).status).toBe(204);
    expect(asked).toHaveLength(10);
    expect(asked.at(-1)).toBe(`OPTIONS ${appPath}`);
    await gated.close();
  });

  test('with tokenSeconds any token works until it expires, and an expired write is not applied', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const gated = await serveMock(0, { tokenSeconds: 60 });
    const url = `http://127.0.0.1:${gated.port}${appPath}`;
    expect((await ask(url)).status).toBe(401);
    expect((await ask(url, 'one')).status).toBe(200);
    vi.advanceTimersByTime(59_000);
    expect((await ask(url, 'one')).status).toBe(200);
    vi.advanceTimersByTime(1000);
    const headers = { Authorization: 'Bearer one' };
    const write = await fetch(`${url}?action=revoke`, { method: 'POST', headers });
    expect(write.status).toBe(401);
    expect(await ask(url, 'two')).toMatchObject({ status: 200, body: { status: 'approved' } });
    await gated.close();
    vi.useRealTimers();
  });
});
