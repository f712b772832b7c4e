import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import edgeAppWithoutProducts from '../../../mocks/fixtures/edge-app-without-products.json' with { type: 'json' };
import edgeCompanyApp from '../../../mocks/fixtures/edge-company-app.json' with { type: 'json' };
import edgeDeveloperApp from '../../../mocks/fixtures/edge-developer-app.json' with { type: 'json' };
import edgeImportedKey from '../../../mocks/fixtures/edge-imported-key.json' with { type: 'json' };
import xKeyPending from '../../../mocks/fixtures/x-key-product-pending.json' with { type: 'json' };
import { tables } from '../../../mocks/db.ts';
import { resetMock, server } from '../../../mocks/node.ts';
import { markedLines, maskedBody, prettyJson } from './app-json-lines.ts';

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  resetMock();
});
afterAll(() => server.close());

const textOf = (body: unknown) =>
  markedLines(body)
    .map(({ text }) => text)
    .join('\n');
const marksOf = (body: unknown) => markedLines(body).flatMap(({ mark }) => mark ?? []);

test.each([
  ['a developer app', edgeDeveloperApp, [1, 2, 3]],
  ['a company app', edgeCompanyApp, [2, 3]],
  ['an app without products', edgeAppWithoutProducts, [2, 3]],
  // Not an app, so its one status is the body's own.
  ['an imported key', edgeImportedKey, [3]],
  ['a key with a pending product', xKeyPending, [3]],
])('%s: the lines are the body, its switches marked', (_name, body, marks) => {
  expect(textOf(body)).toBe(prettyJson(body));
  expect(marksOf(body)).toEqual(marks);
});

describe.each([
  ['keywarden-demo', 'https://apigee.googleapis.com/v1'],
  ['keywarden-edge', 'https://api.enterprise.apigee.com/v1'],
])('every app of %s', (organization, baseUrl) => {
  const store = () => tables().organizations;
  const apps = () => store().find(({ name }) => name === organization)?.apps ?? [];
  const secrets = () =>
    store().flatMap((each) =>
      each.apps.flatMap(({ credentials }) =>
        credentials.flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]),
      ),
    );
  const read = async (appId: string): Promise<unknown> =>
    (await fetch(`${baseUrl}/organizations/${organization}/apps/${appId}`)).json();

  test('a masked body contains no key or secret and is otherwise unchanged', async () => {
    expect(apps().length).toBeGreaterThan(20);
    for (const { appId, credentials } of apps()) {
      const body = await read(appId);
      const whole = prettyJson(body);
      const masked = textOf(maskedBody(body));
      const leaked = (text: string) => secrets().filter((secret) => text.includes(`"${secret}"`));
      expect(leaked(whole)).toHaveLength(2 * credentials.length);
      expect(secrets().filter((secret) => masked.includes(secret))).toEqual([]);
      const differing = whole
        .split('\n')
        .filter((line, index) => line !== masked.split('\n')[index]);
      expect(differing).toHaveLength(2 * credentials.length);
      expect(differing.every((line) => /"consumer(?:Key|Secret)": "/u.test(line))).toBe(true);
    }
  });

  test('marks the status of the app, of each key and of each product in a key, and nothing else', async () => {
    for (const { appId, credentials } of apps()) {
      const marks = marksOf(await read(appId));
      const count = (wanted: number) => marks.filter((mark) => mark === wanted).length;
      expect([count(1), count(2), count(3)]).toEqual([
        credentials.flatMap(({ products }) => products).length,
        credentials.length,
        1,
      ]);
    }
  });
});

test('masks secrets of any type at any depth, and nothing else', () => {
  const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
  const body = {
    old: [{ consumerKey: key, consumerSecret: 'SXg8JizqeTA8j3gX', list: [[{ consumerKey: key }]] }],
    consumerKey: 1234567890123456,
    consumerSecret: { value: 'SXg8JizqeTA8j3gX' },
    empty: { consumerKey: null, consumerSecret: null },
    name: 'consumerKey',
  };
  expect(maskedBody(body)).toEqual({
    old: [
      {
        consumerKey: 'giIC…KLhb',
        consumerSecret: '••••••••',
        list: [[{ consumerKey: 'giIC…KLhb' }]],
      },
    ],
    consumerKey: '••••',
    consumerSecret: '••••••••',
    empty: { consumerKey: null, consumerSecret: null },
    name: 'consumerKey',
  });
});

test('a field name is never mistaken for a status, and none is lost', () => {
  const body: unknown = JSON.parse(
    '{"credentials": {"0": {"status": "x"}}, "[\\"status\\"]": 1, "attributes": [{"status": "x"}],' +
      ' "__proto__": {"status": "x"}, "a\\nb": "</pre>\\u2028"}',
  );
  expect(marksOf(body)).toEqual([]);
  expect(textOf(maskedBody(body))).toBe(prettyJson(body));
});
