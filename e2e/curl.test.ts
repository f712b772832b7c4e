import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resetMock } from '../mocks/node.ts';
import { serveMock } from '../mocks/serve.ts';

// Runs every block of docs/curl.md in order, on both platforms.

const page = readFileSync('docs/curl.md', 'utf8');
const blocks = page.split(/^## /mu).flatMap((section) => {
  const heading = section.slice(0, section.indexOf('\n'));
  return [...section.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, code = '']) => ({
    heading,
    code,
  }));
});
const setups = blocks.filter(({ heading }) => heading === 'Choose an organization');
const calls = blocks.filter(({ heading }) => heading !== 'Choose an organization');

/** The app's status, then each key with its products; null = no app. */
type State = string[] | null;

const auto = 'approved PRODUCT=approved';
const imported = 'approved';
const withManual = (product: string, key = 'approved', app = 'approved'): State => [
  app,
  ...[imported, auto, `${key} PRODUCT=approved MANUAL_PRODUCT=${product}`].sort(),
];

// 204 without a body; for a product in a key, X sends `{}`.
const productWrite = { x: ['200'], edge: ['204'] };
const steps: [heading: string, codes: string[] | typeof productWrite, state: State][] = [
  ['Look around', ['200'], null],
  ['Look around', ['200'], null],
  ['Look around', ['200'], null],
  ['Create a developer', ['201'], null],
  ['Create an app', ['201'], ['approved', auto]],
  ['Get the app', ['200', '200'], ['approved', auto]],
  ['Edit an app', ['200'], ['approved', auto]],
  ['Edit an app', ['200'], ['approved', auto]],
  ['Edit an app', ['200'], ['approved', auto]],
  ['Edit an app', ['200'], ['approved', auto]],
  ['Add a key', ['200', '200'], ['approved', auto, auto]],
  ['Import a key', ['201'], ['approved', imported, auto, auto]],
  ['Add a product to a key', ['200'], withManual('pending')],
  ['Add a product to a key', ['200'], withManual('pending')],
  ['Set the scopes of a key', ['200'], withManual('pending')],
  ['Approve a product', productWrite, withManual('approved')],
  ['Revoke a product', productWrite, withManual('revoked')],
  ['Revoke and approve a key', ['204'], withManual('revoked', 'revoked')],
  ['Revoke and approve a key', ['204'], withManual('revoked')],
  ['Revoke and approve an app', ['204'], withManual('revoked', 'approved', 'revoked')],
  ['Revoke and approve an app', ['204'], withManual('revoked')],
  ['Delete what was created', ['200'], ['approved', imported, auto, auto]],
  ['Delete what was created', ['200'], ['approved', imported, auto]],
  ['Delete what was created', ['200'], null],
  ['Delete what was created', ['200'], null],
];

test('curl is installed, and the blocks of the page are those that the steps below expect', () => {
  const { error } = spawnSync('curl', ['--version']);
  expect(error, 'curl is missing; these tests need it (apt-get install curl)').toBeUndefined();
  expect(calls.map(({ heading }) => heading)).toEqual(steps.map(([heading]) => heading));
});

test('each setup block sets the same variables, and is valid shell', () => {
  const codes = setups.map(({ code }) => code);
  expect(codes.pop()).toContain('APPS=');
  expect(codes).toHaveLength(3);
  for (const code of codes) {
    expect(variables(code)).toEqual(['BASE', 'ORG', 'TOKEN', 'PRODUCT', 'MANUAL_PRODUCT']);
    expect(spawnSync('bash', ['-n', '-c', code]).status).toBe(0);
  }
});

let directory = '';
beforeEach(() => {
  resetMock();
  directory = mkdtempSync(join(tmpdir(), 'keywarden-curl-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe.each([
  ['x', 'keywarden-demo'],
  ['edge', 'keywarden-edge'],
] as const)('on %s', (platform, organization) => {
  test('all blocks of docs/curl.md work in order', { timeout: 60_000 }, async () => {
    const requests: { method: string; url: string; type: string; length: string }[] = [];
    const mock = await serveMock(0, {
      tokens: ['any'],
      onRequest: ({ method = '', url = '', headers }) => {
        const { 'content-type': type = '', 'content-length': length = '' } = headers;
        requests.push({ method, url, type, length });
      },
    });
    const setup = setups.find(({ code }) => code.includes(`ORG=${organization}`))?.code ?? '';
    await run(setup.replace(/127\.0\.0\.1:\d+/u, `127.0.0.1:${mock.port}`));
    const known = await run(setups.at(-1)?.code ?? '');
    for (const [index, [heading, codes, state]] of steps.entries()) {
      const before = requests.length;
      const { sent, output } = await run(calls[index]?.code ?? '');
      expect(sent, `${heading}: ${output}`).toEqual(Array.isArray(codes) ? codes : codes[platform]);
      const own = requests.slice(before);
      expect(own).toHaveLength(sent.length);
      expect(await stateOf(known.variables), heading).toEqual(state);
      for (const { method, url, type, length } of own.filter((row) => row.method === 'POST')) {
        const action = url.includes('?action=');
        expect(type, heading).toBe(action ? 'application/octet-stream' : 'application/json');
        expect(length === '0', `${heading} ${method} ${length}`).toBe(action);
      }
    }
    await mock.close();
  });
});

function variables(code: string): string[] {
  return [...code.matchAll(/^([A-Z_]+)=/gmu)].map(([, name = '']) => name);
}

/** Runs a block in a shell with the variables of the previous blocks. */
async function run(code: string) {
  const memory = join(directory, 'variables');
  const codes = join(directory, 'codes');
  writeFileSync(memory, '', { flag: 'a' });
  writeFileSync(codes, '');
  // Wraps curl to record the HTTP status of each reply.
  const script = `set -aeu; . "$MEMORY"
curl() { command curl "$@" --max-time 20 -w "%{stderr}%{http_code}\\n" 2>> "$CODES"; }
${code}
export -p | grep -v 'declare -x _=' > "$MEMORY"`;
  const shell = spawn('bash', ['-c', script], {
    env: { PATH: process.env['PATH'], MEMORY: memory, CODES: codes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problem, [exit]] = (await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    once(shell, 'exit'),
  ])) as [string, string, [number | null]];
  expect({ exit, problem }, code).toEqual({ exit: 0, problem: '' });
  const names = readFileSync(memory, 'utf8').matchAll(/^declare -x ([A-Z_]+)="(.*)"$/gmu);
  return {
    output,
    sent: readFileSync(codes, 'utf8').split('\n').filter(Boolean),
    variables: Object.fromEntries([...names].map(([, name = '', value = '']) => [name, value])),
  };
}

interface AppBody {
  status: string;
  credentials?: { status: string; apiProducts?: { apiproduct: string; status: string }[] }[];
}

// Read with fetch, so that the check does not depend on the page's commands.
async function stateOf({ APPS, APP, PRODUCT }: Record<string, string>): Promise<State> {
  const reply = await fetch(`${APPS}/${APP}`, { headers: { Authorization: 'Bearer any' } });
  if (reply.status === 404) return null;
  const { status, credentials = [] } = (await reply.json()) as AppBody;
  const keys = credentials.map(({ status: key, apiProducts = [] }) =>
    [
      key,
      ...apiProducts.map(
        (row) => `${row.apiproduct === PRODUCT ? '' : 'MANUAL_'}PRODUCT=${row.status}`,
      ),
    ].join(' '),
  );
  return [status, ...keys.sort()];
}
