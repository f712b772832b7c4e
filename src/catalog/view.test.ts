import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { appSchema, type App } from '../api/schemas.ts';
import { Columns } from './columns.ts';
import { searchOf, viewOf } from './view.ts';

const NOW = 1_700_000_000_000;
const consumerKey = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';

function app({ status = 'approved', key = 'approved', product = 'approved', expiresAt = -1 } = {}) {
  const credential = {
    consumerKey,
    status: key,
    expiresAt,
    apiProducts: [{ apiproduct: 'orders', status: product }],
  };
  const body = {
    appId: 'f98678b9-4d1b-4927-ba17-62e6efaadfb3',
    name: 'checkout',
    attributes: [{ name: 'DisplayName', value: 'Café Zürich' }],
    status,
    developerEmail: 'amelia@shop.example',
    credentials: [credential],
  };
  return v.parse(appSchema, body);
}

function ask(apps: App[], q = '') {
  const columns = new Columns();
  columns.put(apps);
  const view = { ...viewOf(new URLSearchParams()), q };
  return columns.ask({ view, language: 'en', now: NOW });
}

describe('badges of an app', () => {
  test.each([
    [{}, []],
    [{ status: 'revoked', product: 'pending' }, []],
    [{ product: 'pending' }, ['no-usable-key', 'pending-product']],
    [{ key: 'pending' }, ['no-usable-key', 'pending-key']],
    [{ key: 'Pending', product: 'pending' }, ['no-usable-key', 'pending-key', 'pending-product']],
    [{ expiresAt: NOW - 1 }, ['no-usable-key', 'expired-key']],
    [{ key: 'revoked', product: 'pending', expiresAt: NOW - 1 }, ['no-usable-key']],
  ])('%j', (state, warnings) => {
    expect(ask([app(state)]).rows(0, 1)[0]?.warnings).toEqual(warnings);
  });
});

test.each([
  'cafe zurich',
  'ZÜRICH',
  'checkout',
  'amelia@',
  'f98678b9',
  'orders',
  consumerKey,
  'giIC9Au6',
  `key=${consumerKey}&x`,
])('a search for %s finds the app', (text) => {
  expect(ask([app()], text).count).toBe(1);
});

test.each(['giic9au6xp', 'giIC9Au', 'berlin'])('a search for %s does not', (text) => {
  expect(ask([app()], text).count).toBe(0);
});

describe('what stays out of the address', () => {
  test.each([
    consumerKey,
    'giIC9Au6',
    `apikey ${consumerKey}`,
    'SXg8JizqeTA8j3gX',
    'k3y4567x',
    'payments',
  ])('%s', (text) => {
    expect(ask([app()], text).couldBeKey).toBe(true);
  });
  test.each(['Café', 'amelia@shop.example', 'f98678b9-4d1b-4927', 'nothing like it'])(
    'not %s',
    (text) => {
      expect(ask([app()], text).couldBeKey).toBe(false);
    },
  );
});

test('the address says a view and nothing that is the default', () => {
  const address = (text: string) => searchOf(viewOf(new URLSearchParams(text))).toString();
  expect(address('')).toBe('');
  expect(address('q=a+b&status=revoked&sort=-modified')).toBe(
    'q=a+b&status=revoked&sort=-modified',
  );
  expect(address('status=nonsense&sort=-nonsense&has=nonsense')).toBe('sort=-app');
  expect(address('has=pending&owner=a%40b&kind=appgroup&has=no-usable-key')).toBe(
    'owner=a%40b&kind=appgroup&has=pending&has=no-usable-key',
  );
});

test.each([
  [{}, 0],
  [{ status: 'pending' }, 1],
  [{ key: 'pending' }, 1],
  [{ product: 'PENDING' }, 1],
  [{ status: 'revoked', product: 'pending' }, 1],
  [{ status: 'revoked', key: 'pending' }, 1],
  [{ key: 'revoked', product: 'pending' }, 1],
  [{ status: 'revoked', key: 'revoked', product: 'revoked' }, 0],
])('the filter "Something pending" on an app with %j finds %i', (state, count) => {
  const columns = new Columns();
  columns.put([app(state)]);
  const view = viewOf(new URLSearchParams('has=pending'));
  expect(columns.ask({ view, language: 'en', now: NOW }).count).toBe(count);
});
