import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resetMock, server, setScenario } from '../../mocks/node.ts';
import { errorFromReply } from '../api/api-error.ts';
import { NoOwner } from '../api/owners.ts';
import { explain } from './explain.ts';

// The texts for the errors of docs/apigee-api.md, "Known errors", as the mock of each platform sends them.

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => resetMock());

const x = 'https://apigee.googleapis.com/v1/organizations/keywarden-demo';
const edge = 'https://api.enterprise.apigee.com/v1/organizations/keywarden-edge';

const xApp = `${x}/developers/amelia.hart@brightcart.example/apps/Checkout Web`;
const edgeApp = `${edge}/developers/wwitman@apigee.com/apps/AnotherTestApp`;
const edgeKey = `${edgeApp}/keys/giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb`;

interface Row {
  situation: string;
  platform: string;
  url: string;
  method?: string;
  json?: unknown;
  headers?: Record<string, string>;
  scenario?: string;
  what: RegExp;
  /** of the server's own words */
  words: RegExp;
  code: RegExp;
}

const octets = { 'content-type': 'application/octet-stream' };

const rows: Row[] = [];
for (const [platform, app, organization] of [
  ['x', xApp, x],
  ['edge', edgeApp, edge],
] as const) {
  const key = platform === 'x' ? undefined : edgeKey;
  rows.push(
    {
      situation: 'app not found',
      platform,
      url: `${app} Gone`,
      what: /Not found \(404\).*deleted/u,
      words: /^App named .* Gone does not exist under /u,
      code: /HTTP 404 · developer\.service\.AppDoesNotExist/u,
    },
    {
      situation: 'developer not found',
      platform,
      url: `${organization}/developers/nobody@example.com`,
      what: /Not found \(404\)/u,
      words: /^DeveloperId nobody@example\.com does not exist in organization /u,
      code: /HTTP 404 · developer\.service\.Developer/u,
    },
    {
      situation: 'key not found in that app',
      platform,
      url: `${app}/keys/no-such-key?action=revoke`,
      method: 'POST',
      headers: octets,
      what: /Not found \(404\)/u,
      words: /^Invalid consumer key for Given App$/u,
      code: /HTTP 404 · keymanagement\.service\.InvalidClientIdForGivenApp/u,
    },
    {
      situation: 'product does not exist',
      platform,
      url: `${organization}/developers/${platform === 'x' ? 'amelia.hart@brightcart.example' : 'wwitman@apigee.com'}/apps`,
      method: 'POST',
      json: { name: 'Another', apiProducts: ['no-such-product'] },
      what: platform === 'x' ? /refused the request \(400\)/u : /Not found \(404\)/u,
      words: /(Product with id|API Product) \[no-such-product\] does not exist/u,
      code: /HTTP 40[04]/u,
    },
    {
      situation: 'app name already exists',
      platform,
      url: app.slice(0, app.lastIndexOf('/')),
      method: 'POST',
      json: { name: platform === 'x' ? 'Checkout Web' : 'AnotherTestApp' },
      what: /refused the request \(409\)/u,
      words: /^App with name .* already exists$/u,
      code: /HTTP 409/u,
    },
    {
      situation: 'unknown start key',
      platform,
      url: `${organization}/apps?rows=10&startKey=no-such-app`,
      what: /Not found \(404\)/u,
      words: /./u,
      code: /HTTP 404 · keymanagement\.service\..*_doesnot_exist/u,
    },
    {
      situation: 'invalid action',
      platform,
      url: `${app}?action=approved`,
      method: 'POST',
      headers: octets,
      what: /refused the request \(400\)/u,
      words: /./u,
      code: /HTTP 400/u,
    },
    {
      situation: 'wrong content type',
      platform,
      url: `${app}?action=approve`,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      what: /refused the request \(415\)/u,
      words: /./u,
      code: /HTTP 415/u,
    },
    {
      situation: 'unauthenticated',
      platform,
      url: app,
      scenario: 'unauthorized',
      what: /access token is missing or has expired \(401\)/u,
      words: /./u,
      code: /HTTP 401/u,
    },
    {
      situation: 'forbidden',
      platform,
      url: `${app}?action=revoke`,
      method: 'POST',
      headers: octets,
      scenario: 'forbidden',
      what: /don’t have permission for this \(403\)/u,
      words: platform === 'x' ? /^The caller does not have permission$/u : /Forbidden/u,
      code: platform === 'x' ? /HTTP 403 · PERMISSION_DENIED/u : /HTTP 403/u,
    },
    {
      situation: 'rate limit',
      platform,
      url: `${app}?action=revoke`,
      method: 'POST',
      headers: octets,
      scenario: 'rate-limited',
      what: /Too many requests \(429\)/u,
      words: /./u,
      code: platform === 'x' ? /HTTP 429 · RESOURCE_EXHAUSTED/u : /HTTP 429/u,
    },
  );
  if (key)
    rows.push({
      situation: 'product not on key',
      platform,
      url: `${key}/apiproducts/no-such-product`,
      method: 'DELETE',
      what: /Server error \(500\)/u,
      words: /^APIProduct is not associated with consumer key$/u,
      code: /HTTP 500/u,
    });
}

async function explained({ url, method = 'GET', json, headers, scenario }: Row) {
  setScenario(scenario ?? 'none');
  const reply = await fetch(url, {
    method,
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: json === undefined ? null : JSON.stringify(json),
  });
  return explain(errorFromReply(reply, await reply.text()));
}

describe.each(rows)('$situation, on $platform', (row) => {
  test('shows a text of its own and the server’s message', async () => {
    const { what, next, details } = await explained(row);
    expect(what).toMatch(row.what);
    expect(next).not.toBe('');
    expect(details[0]).toMatch(row.words);
    expect(details.join('\n')).toMatch(row.code);
  });
});

test('product not on key, on x', async () => {
  const [key] = await firstKeyOf(xApp);
  const url = `${xApp}/keys/${key}/apiproducts/no-such-product`;
  const { what, details } = await explained({ ...(rows[0] as Row), url, method: 'DELETE' });
  expect(what).toMatch(/refused the request \(400\)/u);
  expect(details[0]).toBe('APIProduct is not associated with consumer key');
});

async function firstKeyOf(app: string): Promise<string[]> {
  const reply = await fetch(app);
  const body = (await reply.json()) as { credentials: { consumerKey: string }[] };
  return body.credentials.map(({ consumerKey }) => consumerKey);
}

test('shows how long the server asks to wait', async () => {
  const row = rows.find(({ situation }) => situation === 'rate limit') as Row;
  expect((await explained(row)).next).toBe('Wait 20 seconds, then try again.');
});

test('an app without an owner is not reported as a bug of the console', () => {
  const { what, next, details } = explain(new NoOwner());
  expect(what).toContain('this app has no owner');
  expect([next, details]).toEqual(['', []]);
});
