import { appsIn } from './app-bodies.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../access/evaluate.ts';
import { productListSchema, developerListSchema, type App } from './schemas.ts';

// Every field of an app, a key and a product in a key, through every wrong type, one at a time: the rest stays usable.

const productBody = { apiproduct: 'weather', status: 'approved' };
const keyBody = {
  consumerKey: 'CaseKeyOdd00000000000000000000001',
  consumerSecret: 'odd-secret',
  status: 'approved',
  attributes: [{ name: 'team', value: 'a' }],
  scopes: ['read'],
  apiProducts: [productBody, { apiproduct: 'maps', status: 'approved' }],
  issuedAt: '1700000000000',
  expiresAt: '-1',
};
const otherKey = { ...keyBody, consumerKey: 'CaseKeyOdd00000000000000000000002' };
const appBody = {
  appId: 'odd',
  name: 'odd-app',
  status: 'approved',
  developerId: 'dev-1',
  developerEmail: 'dev@x.test',
  companyName: '',
  appGroup: '',
  callbackUrl: 'https://x.test',
  createdAt: '1700000000000',
  lastModifiedAt: '1700000000000',
  createdBy: 'me',
  lastModifiedBy: 'me',
  attributes: [{ name: 'DisplayName', value: 'Odd' }],
  scopes: ['read'],
  credentials: [keyBody, otherKey],
};
const neighbor = (index: number) => ({
  ...appBody,
  appId: `good-${index}`,
  name: `good-${index}`,
  credentials: [{ ...keyBody, consumerKey: `CaseKeyGood000000000000000000000${index}` }],
});

const wrongValues: [string, unknown][] = [
  ['null', null],
  ['a number', 12.5],
  ['a text', 'text'],
  ['an empty text', ''],
  ['an array', [null, 1, 'x', {}]],
  ['an object', { odd: true }],
  ['absent', undefined],
];

function cases(body: object): [string, string, unknown][] {
  return Object.keys(body).flatMap((field) =>
    wrongValues.map(([name, value]): [string, string, unknown] => [field, name, value]),
  );
}

// As the page and the worker parse a list: from its bytes.
function listWith(odd: unknown) {
  const text = JSON.stringify({ app: [neighbor(1), odd, neighbor(2)] });
  const page = appsIn(new TextEncoder().encode(text).buffer);
  if ('malformed' in page) throw new Error('the list is refused');
  const good = page.rows.filter(({ appId }) => appId.startsWith('good-'));
  expect(good.map(({ appId }) => appId)).toEqual(['good-1', 'good-2']);
  for (const app of good) expect(switchesOf(app)).toEqual([['weather', 'maps']]);
  const app = page.rows.find((row) => !good.includes(row));
  return { app, skipped: page.skipped };
}

const active = { status: 'active' };

/** The products that each key of an app can change and use. */
function switchesOf(app: App | undefined): string[][] {
  if (!app) return [];
  return app.credentials.map((key) =>
    key.products
      .filter((product) => evaluate(app, key, product, active, 1).usable)
      .map(({ name }) => name),
  );
}

const keysOf = (app: App | undefined) => app?.credentials.map(({ consumerKey }) => consumerKey);
const bothKeys = [keyBody.consumerKey, otherKey.consumerKey];
const isName = (value: unknown) => typeof value === 'string' && value !== '';

describe('a field of an app', () => {
  test.each(cases(appBody))('%s is %s', (field, _name, value) => {
    const { app, skipped } = listWith({ ...appBody, [field]: value });
    if (['appId', 'name'].includes(field) && !isName(value)) {
      expect(app).toBeUndefined();
      expect(skipped).toEqual([{ path: 'app.1', reason: `has no usable ${field}` }]);
      return;
    }
    expect(skipped).toEqual([]);
    expect(app?.displayName).toMatch(/\S/u);
    if (field === 'credentials') return expect(app?.credentials).toEqual([]);
    expect(keysOf(app)).toEqual(bothKeys);
    const isStatus = field === 'status';
    const usable = isStatus ? [] : ['weather', 'maps'];
    expect(switchesOf(app)).toEqual([usable, usable]);
  });
});

describe('a field of a key', () => {
  test.each(cases(keyBody))('%s is %s', (field, _name, value) => {
    const odd = { ...keyBody, [field]: value };
    const { app, skipped } = listWith({ ...appBody, credentials: [odd, otherKey] });
    expect(skipped).toEqual([]);
    if (field === 'consumerKey' && !isName(value)) {
      expect(keysOf(app)).toEqual([otherKey.consumerKey]);
      expect(switchesOf(app)).toEqual([['weather', 'maps']]);
      expect(app?.skipped).toEqual([
        { path: 'credentials.0', reason: 'has no usable consumerKey' },
      ]);
      return;
    }
    const [first, second] = bothKeys;
    const shown = field === 'consumerKey' ? String(value) : first;
    expect(new Set(keysOf(app))).toEqual(new Set([shown, second]));
    const at = keysOf(app)?.indexOf(second ?? '') ?? -1;
    expect(switchesOf(app)[at]).toEqual(['weather', 'maps']);
    const isUnusable = ['status', 'apiProducts'].includes(field);
    expect(switchesOf(app)[1 - at]).toEqual(isUnusable ? [] : ['weather', 'maps']);
  });
});

describe('a field of a product in a key', () => {
  test.each(cases(productBody))('%s is %s', (field, _name, value) => {
    const [first, ...others] = keyBody.apiProducts;
    const apiProducts = [{ ...first, [field]: value }, ...others];
    const credentials = [{ ...keyBody, apiProducts }, otherKey];
    const { app, skipped } = listWith({ ...appBody, credentials });
    expect(skipped).toEqual([]);
    expect(keysOf(app)).toEqual(bothKeys);
    const [odd, other] = switchesOf(app);
    expect(other).toEqual(['weather', 'maps']);
    const isRenamed = field === 'apiproduct' && isName(value);
    expect(odd).toEqual(isRenamed ? [value, 'maps'] : ['maps']);
    const names = app?.credentials[0]?.products.map((product) => product.name);
    expect(names).toHaveLength(field === 'status' || isRenamed ? 2 : 1);
  });
});

describe('a field of a developer, and of an API product', () => {
  const developer = {
    developerId: 'd',
    email: 'd@x.test',
    firstName: 'D',
    lastName: 'E',
    status: 'active',
  };
  const product = { name: 'p', displayName: 'P' };

  test.each(cases(developer))('developer: %s is %s', (field, _name, value) => {
    const list = {
      developer: [
        { ...developer, [field]: value },
        { ...developer, developerId: 'e' },
      ],
    };
    const ids = v.parse(developerListSchema, list).rows.map(({ id }) => id);
    const isLost = field === 'developerId' && !isName(value);
    expect(ids).toEqual([...(isLost ? [] : [field === 'developerId' ? value : 'd']), 'e']);
  });

  test.each(cases(product))('API product: %s is %s', (field, _name, value) => {
    const list = {
      apiProduct: [
        { ...product, [field]: value },
        { ...product, name: 'q' },
      ],
    };
    const { rows } = v.parse(productListSchema, list);
    const isLost = field === 'name' && !isName(value);
    const names = rows.map(({ name }) => name);
    expect(names).toEqual([...(isLost ? [] : [field === 'name' ? value : 'p']), 'q']);
    for (const { displayName } of rows) expect(displayName).toMatch(/\S/u);
  });
});

test('the reason for a skipped row has no key and no secret', () => {
  const { skipped } = listWith({ ...appBody, name: { ...keyBody } });
  expect(skipped).toHaveLength(1);
  const credentials = [{ ...keyBody, consumerKey: [keyBody.consumerKey] }];
  const { app } = listWith({ ...appBody, credentials });
  expect(app?.skipped).toHaveLength(1);
  expect(JSON.stringify([skipped, app?.skipped])).not.toMatch(/CaseKey|secret/u);
});
