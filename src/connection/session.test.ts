import { afterEach, expect, test, vi } from 'vitest';
import { connectionTo, setConnections } from './connection.ts';
import { endSession, forgetTokens, sessionOf, signIn, tokenFor } from './session.ts';

const token = 'ya29.first-token';

afterEach(() => vi.unstubAllGlobals());

/** A stub that records every call and assignment in `used`. */
function recorder(place: string, used: string[]): object {
  const note = (how: string, name: string | symbol, value?: unknown) =>
    used.push(`${place} ${how} ${String(name)} ${String(value)}`);
  const target: Record<string | symbol, unknown> = {};
  return new Proxy(target, {
    get: (_target, name) => (first?: unknown, second?: unknown) => {
      note('call', name, `${String(first)} ${String(second)}`);
    },
    set: (_target, name, value) => {
      note('set', name, value);
      return true;
    },
    defineProperty: (_target, name) => {
      note('define', name);
      return true;
    },
  });
}

test('a token is stored in memory only: no storage, cookie, database or channel is used', async () => {
  const used: string[] = [];
  const places = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];
  for (const place of [...places, 'document', 'history', 'location', 'navigator'])
    vi.stubGlobal(place, recorder(place, used));
  vi.stubGlobal('window', globalThis);
  const globalsBefore = Object.keys(globalThis);
  vi.resetModules();
  const fresh = {
    connection: await import('./connection.ts'),
    session: await import('./session.ts'),
  };
  fresh.connection.setConnections({
    connections: [{ name: 'Shop', platform: 'x', baseUrl: 'https://x.example/v1' }],
  });
  const shop = fresh.connection.connectionTo('shop');
  fresh.session.signIn(shop, token);
  expect(fresh.session.tokenFor(shop)).toBe(token);
  fresh.session.endSession(shop, token);
  fresh.session.signIn(shop, token);
  fresh.session.forgetTokens();
  expect(fresh.session.tokenFor(shop)).toBeUndefined();
  expect(used).toEqual([]);
  expect(Object.keys(globalThis)).toEqual(globalsBefore);
});

test('refusing a replaced token does not end the session', () => {
  setConnections({
    connections: [{ name: 'Shop', platform: 'x', baseUrl: 'https://x.example/v1' }],
  });
  const shop = connectionTo('shop');
  expect(sessionOf(shop)).toBe('never');
  signIn(shop, token);
  signIn(shop, 'ya29.second-token');
  endSession(shop, token);
  expect([sessionOf(shop), tokenFor(shop)]).toEqual(['in', 'ya29.second-token']);
  endSession(shop, 'ya29.second-token');
  expect([sessionOf(shop), tokenFor(shop)]).toEqual(['ended', undefined]);
  forgetTokens();
  expect(sessionOf(shop)).toBe('never');
});
