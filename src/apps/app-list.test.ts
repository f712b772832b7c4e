import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { appSchema } from '../api/schemas.ts';
import { couldBeKey, rowOf, searchOf, searchRows, viewOf } from './app-list.ts';

const NOW = 1_700_000_000_000;
const consumerKey = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';

function row({ status = 'approved', key = 'approved', product = 'approved', expiresAt = -1 } = {}) {
  const credential = {
    consumerKey,
    status: key,
    expiresAt,
    apiProducts: [{ apiproduct: 'orders', status: product }],
  };
  const app = {
    appId: 'f98678b9-4d1b-4927-ba17-62e6efaadfb3',
    name: 'checkout',
    attributes: [{ name: 'DisplayName', value: 'Café Zürich' }],
    status,
    developerEmail: 'amelia@shop.example',
    credentials: [credential],
  };
  return rowOf(v.parse(appSchema, app), new Map(), NOW);
}

describe('badges of an app', () => {
  test.each([
    [{}, []],
    [{ status: 'revoked', product: 'pending' }, []],
    [{ product: 'pending' }, ['no-usable-key', 'pending-product']],
    [{ expiresAt: NOW - 1 }, ['no-usable-key', 'expired-key']],
    [{ key: 'revoked', product: 'pending', expiresAt: NOW - 1 }, ['no-usable-key']],
  ])('%j', (state, warnings) => {
    expect(row(state).warnings).toEqual(warnings);
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
  expect(searchRows([row()], text)).toHaveLength(1);
});

test.each(['giic9au6xp', 'giIC9Au', 'berlin'])('a search for %s does not', (text) => {
  expect(searchRows([row()], text)).toHaveLength(0);
});

describe('what stays out of the address', () => {
  test.each([consumerKey, 'giIC9Au6', `apikey ${consumerKey}`, 'SXg8JizqeTA8j3gX', 'k3y4567x'])(
    '%s',
    (text) => {
      expect(couldBeKey([row()], text)).toBe(true);
    },
  );
  test.each(['Café', 'amelia@shop.example', 'f98678b9-4d1b-4927', 'nothing like it', 'payments'])(
    'not %s',
    (text) => {
      expect(couldBeKey([row()], text)).toBe(false);
    },
  );
});

test('the address says a view and nothing that is the default', () => {
  const address = (text: string) => searchOf(viewOf(new URLSearchParams(text))).toString();
  expect(address('')).toBe('');
  expect(address('q=a+b&status=revoked&sort=-modified')).toBe(
    'q=a+b&status=revoked&sort=-modified',
  );
  expect(address('status=nonsense&sort=-nonsense')).toBe('sort=-app');
});
