import { execFileSync } from 'node:child_process';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { resetMock, server } from '../../mocks/node.ts';
import { setConnections } from '../connection/connection.ts';
import { curlOf } from './curl.ts';
import type { Action } from '../access/status.ts';
import { importKeyRequest } from './key-requests.ts';
import { setStatus, statusRequest, type StatusTarget } from './status.ts';

const signIn = { kind: 'proxy' };
const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
const developer = { kind: 'developer', id: 'Z2S37', email: "o'neil@brightcart.example" } as const;
const group = { kind: 'appgroup', id: 'northwind-logistics', email: '' } as const;
const company = { kind: 'company', id: 'metrolink', email: '' } as const;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
afterEach(() => vi.unstubAllGlobals());
beforeEach(() => {
  server.resetHandlers();
  resetMock();
  setConnections({
    connections: [
      { name: 'X', platform: 'x', baseUrl: 'https://apigee.googleapis.com/v1', signIn },
      {
        name: 'Edge',
        platform: 'edge',
        baseUrl: '/edge/v1',
        organizations: ['keywarden-edge'],
        signIn,
      },
    ],
  });
});

test('an imported key is in the body: named on the screen, and without its secret', () => {
  const target = { organization: 'keywarden-demo', owner: group, app: 'Partner Sync' };
  const imported = { consumerKey: key, consumerSecret: 'PLACEHOLDER', expiresInSeconds: null };
  const request = importKeyRequest(target, imported);
  expect(curlOf('keywarden-demo', request, 'giIC…NKLhb')).toContain(
    String.raw`--data '{"consumerKey":"giIC…NKLhb","consumerSecret":"PLACEHOLDER"}'`,
  );
  expect(curlOf('keywarden-demo', request)).toContain(key);
});

test('a command in the style of docs/curl.md', () => {
  const target = { organization: 'keywarden-demo', owner: group, app: 'Partner Sync' };
  expect(commandOf(target, 'revoke')).toBe(
    String.raw`curl -sS -i -X PUT \
  -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/octet-stream' \
  --data '' \
  'https://apigee.googleapis.com/v1/organizations/keywarden-demo/appgroups/northwind-logistics/apps/Partner%20Sync?action=revoke'`,
  );
});

const hostile = `it's $HOME \`id\` "100%" #7 & <b> \\ !`;
const targets: StatusTarget[] = [developer, group].flatMap((owner) => [
  { organization: 'keywarden-demo', owner, app: hostile },
  { organization: 'keywarden-demo', owner, app: hostile, key: `${key}'$` },
  { organization: 'keywarden-demo', owner, app: hostile, key, product: hostile },
]);

test.each(targets.flatMap((target) => [[target, 'approve'] as const, [target, 'revoke'] as const]))(
  'a shell reads from it what setStatus sends: %j %s',
  async (target, action) => {
    const sent: Request[] = [];
    server.use(
      http.all('*', ({ request }) => {
        sent.push(request);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await setStatus(target, action);
    const [request] = sent;
    expect(argumentsOf(commandOf(target, action))).toEqual([
      '-sS',
      '-i',
      '-X',
      request?.method,
      '-H',
      'Authorization: Bearer a "token" $HERE',
      '-H',
      `Content-Type: ${request?.headers.get('content-type')}`,
      '--data',
      await request?.text(),
      request?.url,
    ]);
  },
);

test('a relative base URL gets the origin of the page', () => {
  vi.stubGlobal('location', { origin: 'https://console.example:8443' });
  const target = { organization: 'keywarden-edge', owner: company, app: 'Lost Property' };
  expect(argumentsOf(commandOf(target, 'approve')).at(-1)).toBe(
    'https://console.example:8443/edge/v1/organizations/keywarden-edge/companies/metrolink/apps/Lost%20Property?action=approve',
  );
});

test.each([undefined, 'orders'])('masked, it differs only in the key', (product) => {
  // An app that is called like the start of the path to its key.
  const target = { organization: 'keywarden-demo', owner: group, app: 'keys', key, product };
  const command = commandOf(target, 'revoke', 'giIC…KLhb');
  expect(command).not.toContain(key);
  expect(command).toBe(commandOf(target, 'revoke').replace(key, 'giIC…KLhb'));
});

test('a short key that is also the name of the app is masked only as the key', () => {
  const target = { organization: 'keywarden-demo', owner: group, app: 'keys', key: 'keys' };
  expect(commandOf(target, 'revoke', '••••')).toContain('/apps/keys/keys/••••?action=');
});

test("throws for a name that a path can't have", () => {
  const target = { organization: 'keywarden-demo', owner: group, app: '..' };
  expect(() => commandOf(target, 'revoke')).toThrow(TypeError);
});

test('a write with a body, and one that deletes', () => {
  const request = { path: '/organizations/keywarden-demo/x', permission: '' };
  const body = `{"name":"it's"}`;
  const headers = { 'Content-Type': 'application/json' };
  const put = curlOf('keywarden-demo', { ...request, method: 'PUT', headers, body });
  expect(argumentsOf(put).slice(-3)).toEqual([
    '--data',
    body,
    'https://apigee.googleapis.com/v1/organizations/keywarden-demo/x',
  ]);
  const remove = curlOf('keywarden-demo', { ...request, method: 'DELETE' });
  expect(argumentsOf(remove)).not.toContain('--data');
});

/** A status change as curl. */
function commandOf(target: StatusTarget, action: Action, keyName?: string): string {
  return curlOf(target.organization, statusRequest(target, action), keyName);
}

/** What a shell hands to curl. */
function argumentsOf(command: string): string[] {
  const shell = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { PATH: process.env['PATH'], TOKEN: 'a "token" $HERE' };
  return execFileSync('sh', ['-c', shell], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}
