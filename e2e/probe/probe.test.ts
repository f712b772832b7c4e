import { execFile } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resetMock, setScenario } from '../../mocks/node.ts';
import { seed } from '../../mocks/seed/seed.ts';
import { serveMock, type ServeOptions } from '../../mocks/serve.ts';

// Each run is a separate process.
vi.setConfig({ testTimeout: 60_000 });

const token = 'ya29.probe-test-token';
const { organizations } = seed(Date.now());
const keys = organizations
  .flatMap(({ apps }) => apps)
  .flatMap(({ credentials }) => credentials)
  .flatMap(({ consumerKey, consumerSecret }) => [consumerKey, consumerSecret]);

let asked: string[] = [];
let mock: Awaited<ReturnType<typeof serveMock>>;

async function serve(options: ServeOptions = { tokens: [token] }) {
  mock = await serveMock(0, {
    ...options,
    onRequest: ({ method, headers }) => {
      asked.push(`${method} ${headers.authorization ? 'with' : 'without'} a token`);
    },
  });
}

beforeEach(async () => {
  resetMock();
  await serve();
  asked = [];
});
afterEach(() => mock.close());

interface Run {
  code: number;
  report: string;
  problem: string;
  /** answers by the beginning of their question */
  answers: Record<string, string>;
}

/** Runs the script as `npm run probe` does. */
function probe(path: string, org: string, ...more: string[]): Promise<Run> {
  const args = ['--base', `http://127.0.0.1:${mock.port}${path}`, '--org', org, ...more];
  return run(args, { TOKEN: token });
}

function run(args: string[], environment: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    const script = ['e2e/run.mjs', 'e2e/probe/probe.ts', ...args];
    execFile(process.execPath, script, { env }, (error, report, problem) => {
      const found = report.matchAll(/^## \d+\. (.*)\n\n\*\*(.*)\*\*$/gmu);
      const answers = Object.fromEntries([...found].map(([, what = '', how = '']) => [what, how]));
      resolve({ code: error ? Number(error.code) : 0, report, problem, answers });
    });
  });
}

const questions = {
  revoked: 'Does the list of apps hide revoked ones when it is not asked for a `status`?',
  keyStatus: 'Does `keyStatus` filter, and does it have a default that hides something?',
  keyFilter: 'Does `filter=consumerKey=…` find the app of exactly one key?',
  expand: 'What do `expand` and `includeCred` bring?',
  byToken: 'Do `pageSize` and `pageToken` page the list of apps, and do pages repeat a row?',
  byKey: 'Do `rows` and `startKey` page the list of apps, and do pages repeat a row?',
  groups: 'How do AppGroups and their apps page?',
  cors: 'May a browser on another host call the API (CORS)?',
  errors: 'How do errors look?',
  times: 'Are times strings or numbers, and how does “never expires” look?',
  empties: 'Are empty lists sent or left out?',
  statuses: 'Which statuses occur, in which spelling?',
};

const repeats = 'Yes, and the row that `startKey` names comes again.';
const onX = {
  [questions.revoked]: 'No: revoked apps are listed.',
  [questions.keyStatus]: 'Yes: it filters apps; without it revoked keys are listed.',
  [questions.keyFilter]: 'Yes: exact, case included.',
  [questions.expand]:
    '`expand=true`: whole apps without keys; with `includeCred=true`: whole apps with keys.',
  [questions.byToken]: 'Yes, no row twice.',
  [questions.byKey]: repeats,
  [questions.groups]:
    'AppGroups: Yes, and a row comes again. Their apps: Yes, and a row comes again.',
  [questions.cors]: 'Yes, from https://console.example.',
  [questions.errors]: 'As Google’s `{error}`.',
  [questions.times]: 'string.',
  [questions.empties]: 'They are left out.',
  [questions.statuses]: 'Also "suspended".',
};
const onEdge = {
  ...onX,
  [questions.keyFilter]: 'No: the filter is ignored.',
  [questions.expand]:
    '`expand=true`: whole apps with keys; with `includeCred=true`: whole apps with keys.',
  [questions.byToken]: 'No: `pageSize` is ignored.',
  [questions.groups]: 'No answer: Edge has companies in the place of AppGroups.',
  [questions.errors]: 'As Edge’s `{code, message}`.',
  [questions.times]: 'number.',
  [questions.empties]: 'They are sent.',
  [questions.statuses]: 'Also "APPROVED", "Approved".',
};

function expectHarmless({ report, problem }: Run) {
  for (const secret of keys) expect(report + problem).not.toContain(secret);
  expect(report + problem).not.toContain(token);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((request) => !/^(GET|OPTIONS) /u.test(request))).toEqual([]);
  expect(asked).not.toContain('OPTIONS with a token');
}

async function addGroupApps(...names: string[]) {
  const group = `http://127.0.0.1:${mock.port}/v1/organizations/keywarden-demo/appgroups/globex-partners`;
  for (const name of names) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ name });
    expect((await fetch(`${group}/apps`, { method: 'POST', headers, body })).status).toBe(201);
  }
  asked = [];
}

describe.each([
  ['x', '/v1', 'keywarden-demo', onX],
  ['edge', '/edge/v1', 'keywarden-edge', onEdge],
] as const)('on %s', (platform, path, org, answers) => {
  test('it answers every question by reads only, without revealing a key', async () => {
    await addGroupApps('one', 'two', 'three');
    const done = await probe(path, org, '--origin', 'https://console.example');
    expect(done).toMatchObject({ code: 0, problem: '' });
    expect(done.answers).toEqual(answers);
    expectHarmless(done);
    expect(done.report).toContain(`${asked.length} requests`);
    expect(done.report).toContain(platform === 'x' ? 'Apigee X / hybrid' : 'Apigee Edge');
    if (platform === 'x') expect(done.report).toMatch(/^- \w{4}…\w{4}, whole: 1 app, its own\.$/mu);
    expect(done.report.match(/^The console: /gmu)).toHaveLength(Object.keys(questions).length);
    expect(done.report).toMatch(/## Not to be told by reading\n\n- \*\*Which HTTP status/u);
  });

  test('probe reports that the list hides revoked apps', async () => {
    setScenario('hides-revoked');
    const done = await probe(path, org, '--platform', platform);
    expect(done.answers[questions.revoked]).toBe('Yes: revoked apps have to be asked for.');
    expect(done.report).toContain('The plain list has');
    expectHarmless(done);
  });
});

test('failed requests are reported as answers; a list that can’t be loaded ends the probe', async () => {
  setScenario('empty');
  const empty = await probe('/v1', 'keywarden-demo');
  expect(empty.code).toBe(0);
  expect(empty.answers[questions.revoked]).toBe('Unclear: the organization has no revoked app.');
  expect(empty.answers[questions.byKey]).toBe('No answer: the organization has no app.');
  setScenario('forbidden-reads');
  const refused = await probe('/v1', 'keywarden-demo');
  expect(refused).toMatchObject({ code: 1, report: '' });
  expect(refused.problem).toMatch(/can’t be listed: HTTP 403.*does not have permission/u);
  setScenario('none');
  await mock.close();
  const gone = await probe('/v1', 'keywarden-demo');
  expect(gone).toMatchObject({ code: 1, report: '' });
  expect(gone.problem).toContain('ECONNREFUSED');
  await serve();
});

test('arguments with a token or with /organizations in the base URL are refused', async () => {
  for (const args of [
    ['--base', 'http://127.0.0.1:1/v1', '--org', 'o', '--token', 'T'],
    ['--base', 'http://127.0.0.1:1/v1/organizations', '--org', 'o'],
    ['--base', 'http://127.0.0.1:1/v1'],
  ]) {
    const done = await run(args, {});
    expect(done).toMatchObject({ code: 2, report: '' });
    expect(done.problem).toContain('usage: TOKEN=…');
  }
  expect(asked).toEqual([]);
});
