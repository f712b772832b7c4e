import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';

// Each run is a separate process.
vi.setConfig({ testTimeout: 60_000 });

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ['e2e/run.mjs', 'mocks/mock-api.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'prints the addresses of both organizations, and ends cleanly on %s',
  async (signal) => {
    const mock = start('--port', '0', '--scenario', 'hides-revoked', '--token', 'T');
    const exit = once(mock, 'exit');
    const [said] = (await once(mock.stdout, 'data')) as [Buffer];
    const [x, edge] = String(said).match(/http:\S+/g) ?? [];
    expect(x).toMatch(/:\d+\/v1\/organizations\/keywarden-demo$/);
    expect(edge).toMatch(/:\d+\/edge\/v1\/organizations\/keywarden-edge$/);
    const headers = { Authorization: 'Bearer T' };
    const list = async (url: string) => (await fetch(url, { headers })).text();
    const bare = await list(`${x}/apps`);
    expect(bare).toBe(await list(`${x}/apps?status=approved`));
    expect(JSON.parse(await list(`${edge}/apps`))).toContainEqual(expect.any(String));
    expect((await fetch(`${x}/apps`)).status).toBe(401);
    // A second signal changes nothing. Both arrive at once, because a signal during the last moments of a process kills it.
    mock.kill('SIGSTOP');
    mock.kill(signal);
    mock.kill(signal === 'SIGINT' ? 'SIGTERM' : 'SIGINT');
    mock.kill('SIGCONT');
    expect(await exit).toEqual([0, null]);
  },
);

test('--apps adds organizations with that number of apps', async () => {
  const mock = start('--port', '0', '--apps', '120,1500,120');
  const [said] = (await once(mock.stdout, 'data')) as [Buffer];
  const urls = String(said).match(/http:\S+/g) ?? [];
  expect(urls.map((url) => url.replace(/^.*organizations\//, ''))).toEqual([
    'keywarden-demo',
    'keywarden-edge',
    'generated-120',
    'generated-edge-120',
    'generated-1500',
    'generated-edge-1500',
    'keywarden-edge-cases',
  ]);
  const read = async (url: string): Promise<unknown> => (await fetch(url)).json();
  expect(await read(`${urls[4]}/apps?pageSize=1`)).toMatchObject({ totalSize: 1500 });
  expect(await read(`${urls[3]}/apps`)).toHaveLength(120);
  expect(await read(`${urls[1]?.replace('/keywarden-edge', '')}`)).toEqual([
    'keywarden-edge',
    'generated-edge-120',
    'generated-edge-1500',
  ]);
});

test('ends when the npm that started it ends', async () => {
  const npm = spawn('npm', ['run', '--silent', 'mock-api', '--', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(npm);
  const [said] = (await once(npm.stdout, 'data')) as [Buffer];
  const [url = ''] = String(said).match(/http:\S+/) ?? [];
  expect((await fetch(url)).status).toBe(200);
  npm.kill();
  await expect.poll(() => fetch(url).catch(() => 'gone'), { timeout: 10_000 }).toBe('gone');
});

test('wrong arguments end it with a usage line', async () => {
  const mock = start('--port', '65536');
  const [said, exit] = await Promise.all([text(mock.stderr), once(mock, 'exit')]);
  expect(exit).toEqual([2, null]);
  expect(said).toMatch(
    /^--port is a whole number from 0 to 65535\nusage: npm run mock-api -- --port N/u,
  );
});

test('a port that is taken is an error without a usage line', async () => {
  const first = start('--port', '0');
  const [said] = (await once(first.stdout, 'data')) as [Buffer];
  const port = /127\.0\.0\.1:(\d+)/.exec(String(said))?.[1] ?? '';
  const second = start('--port', port);
  const [why, exit] = await Promise.all([text(second.stderr), once(second, 'exit')]);
  expect(exit).toEqual([1, null]);
  expect(why).toMatch(/EADDRINUSE/);
  expect(why).not.toContain('usage');
});
