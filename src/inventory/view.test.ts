import { withoutSecrets } from '../api/app-bodies.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { appSchema, type App } from '../api/schemas.ts';
import { AppStore } from './app-store.ts';
import { fold, searchOf, viewOf } from './view.ts';

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
  return withoutSecrets(v.parse(appSchema, body));
}

function ask(apps: App[], q = '', has = '') {
  const appStore = new AppStore();
  appStore.upsert(apps);
  const view = viewOf(new URLSearchParams({ q, has }));
  return appStore.query({ view, language: 'en', now: NOW });
}

describe('where a row was found', () => {
  test.each([
    ['', undefined],
    ['zurich', undefined],
    ['amelia', undefined],
    ['checkout', { by: 'name', text: 'checkout' }],
    ['orders', { by: 'product', text: 'orders' }],
    ['f98678b9', { by: 'app-id', text: 'f98678b9-4d1b-4927-ba17-62e6efaadfb3' }],
    [consumerKey, { by: 'key', text: 'giIC…KLhb' }],
    [consumerKey.slice(0, 8), { by: 'key', text: 'giIC…KLhb' }],
  ])('%j', (q, match) => {
    expect(ask([app()], q).rows(0, 1)[0]?.match).toEqual(match);
  });
});

describe('what is pending where neither the status nor a warning shows it', () => {
  test.each([
    [
      { status: 'revoked', product: 'pending' },
      { by: 'pending-product', text: 'orders' },
    ],
    [
      { status: 'revoked', key: 'pending' },
      { by: 'pending-key', text: 'giIC…KLhb' },
    ],
    [
      { key: 'revoked', product: 'pending' },
      { by: 'pending-product', text: 'orders' },
    ],
    [{ product: 'pending' }, undefined],
    [{ key: 'pending' }, undefined],
    [{ status: 'pending' }, undefined],
  ])('%j', (state, match) => {
    expect(ask([app(state)], '', 'pending').rows(0, 2)).toEqual([
      expect.objectContaining({ match }),
    ]);
    expect(ask([app(state)]).rows(0, 1)[0]?.match).toBeUndefined();
  });
});

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

test.each([
  ['Acme\u00A0Mobile', 'acme mobile'],
  ['Acme\u200BPortal', 'acmeportal'],
  ['Acme\u00ADPortal', 'ACME\u2060PORTAL'],
  ['Acme \u3000\t Mobile', 'acme  mobile'],
  ['\uFF21\uFF43\uFF4D\uFF45 \uFB01le', 'acme file'],
  ['Cafe\u0301', 'Caf\u00E9'],
  ['Stra\u00DFe', 'STRASSE'],
  ['\u039F\u0394\u039F\u03A3', '\u03BF\u03B4\u03BF\u03C3'],
  ['\u0130stanbul', 'istanbul'],
])('%j is found by %j and the other way round', (name, typed) => {
  const named = { ...app(), name: 'x', displayName: name };
  expect(ask([named], typed).count).toBe(1);
  expect(ask([{ ...named, displayName: typed }], name).count).toBe(1);
  expect(ask([named], 'acme tablet').count).toBe(0);
});

test('owner and product filters compare folded names', () => {
  const appStore = new AppStore();
  appStore.upsert([app()]);
  const base = viewOf(new URLSearchParams());
  for (const narrowed of [{ product: 'ORDERS\u200B' }, { owner: '\u00A0Amelia@shop.example' }]) {
    const view = { ...base, ...narrowed };
    expect(appStore.query({ view, language: 'en', now: NOW }).count).toBe(1);
  }
});

test.each([
  [{ 'owner-part': 'ELIA@shop' }, 1],
  [{ 'owner-part': 'berlin' }, 0],
  [{ 'product-part': 'rder' }, 1],
  [{ 'product-part': 'orders-2' }, 0],
  [{ 'name-part': 'cafe zur' }, 1],
  [{ 'name-part': 'CKOUT' }, 1],
  [{ 'name-part': 'amelia' }, 0],
  [{ product: 'rder' }, 0],
])('the filter %j finds %i', (narrowed, count) => {
  const appStore = new AppStore();
  appStore.upsert([app()]);
  const view = { ...viewOf(new URLSearchParams()), ...narrowed };
  expect(appStore.query({ view, language: 'en', now: NOW }).count).toBe(count);
});

test.each([
  'giIC\u2026KLhb',
  'giIC...KLhb',
  'giIC9A\u2026NKLhb',
  'giIC9\u200BAu6XP82wJ1oxZuQU4L75OdNKLhb',
])('a search for %j finds its key', (typed) => {
  expect(ask([app()], typed)).toMatchObject({ count: 1, couldBeKey: true });
  expect(ask([app()], typed.replace('gi', 'xx')).count).toBe(0);
});

test('plain text is folded to lower case with single spaces', () => {
  expect(fold(' Rain  Radar ')).toBe('rain radar');
});

describe('search texts that stay out of the URL', () => {
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

test('the URL has a view without its defaults', () => {
  const address = (text: string) => searchOf(viewOf(new URLSearchParams(text))).toString();
  expect(address('')).toBe('');
  expect(address('q=a+b&status=revoked&sort=modified')).toBe('q=a+b&status=revoked&sort=modified');
  expect(address('status=nonsense&sort=-nonsense&has=nonsense')).toBe('');
  expect(address('sort=-modified')).toBe('');
  expect(address('sort=app')).toBe('sort=app');
  expect(address('owner-part=am&product=orders&name-part=x+y')).toBe(
    'product=orders&owner-part=am&name-part=x+y',
  );
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
  const appStore = new AppStore();
  appStore.upsert([app(state)]);
  const view = viewOf(new URLSearchParams('has=pending'));
  expect(appStore.query({ view, language: 'en', now: NOW }).count).toBe(count);
});
