import { afterEach, describe, expect, test, vi } from 'vitest';
import { ConfigError } from './config.ts';
import { explainMistake, mistakeInJson } from './config-mistake.ts';
import { allConnections, loadConnections, setConnections } from './connection.ts';

const x = { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1' };

afterEach(() => vi.unstubAllGlobals());

function linesOf(error: unknown): string[] {
  if (!(error instanceof ConfigError)) throw error;
  const { mistakes, problems } = error;
  return mistakes.length > 0 ? mistakes.map(explainMistake) : problems;
}

/** What the page says about a configuration; nothing when it can be used. */
function mistakesIn(config: unknown): string[] {
  try {
    setConnections(config);
    return [];
  } catch (error) {
    return linesOf(error);
  }
}

const withX = (fields: object) => ({ connections: [{ ...x, ...fields }] });

test.each([
  [{ connections: [] }],
  [withX({})],
  [withX({ baseUrl: '/edge/v1', platform: 'edge', organizations: ['a'], production: true })],
  [withX({ baseUrl: 'http://10.0.0.1:8080/v1/' })],
  [withX({ baseUrl: '/' })],
  [withX({ baseUrl: 'https://x.example/organizations/v1' })],
  [withX({ signIn: { kind: 'google', clientId: 'id' }, propagationSeconds: 0 })],
  [withX({ signIn: { kind: 'proxy' }, propagationSeconds: 3600 })],
])('takes %j', (config) => {
  expect(mistakesIn(config)).toEqual([]);
});

test('fills in defaults', () => {
  setConnections(withX({}));
  expect(allConnections()).toEqual([
    { ...x, signIn: { kind: 'token' }, production: false, propagationSeconds: 180 },
  ]);
});

test.each([
  [{ ...withX({}), version: 1 }, 'config.json: unknown field version'],
  [
    { ...withX({}), conections: [] },
    'config.json: unknown field conections (is connections meant?)',
  ],
  [
    withX({ organisations: ['a'] }),
    'connections.0: unknown field organisations (is organizations meant?)',
  ],
  [withX({ base_url: '/v1' }), 'connections.0: unknown field base_url (is baseUrl meant?)'],
  [withX({ token: 'ya29.x' }), 'connections.0: unknown field token (nothing secret belongs here)'],
  [
    withX({ signIn: { kind: 'google', clientId: 'id', clientSecret: 's' } }),
    'connections.0.signIn: unknown field clientSecret (nothing secret belongs here)',
  ],
  [
    withX({ signIn: { kind: 'token', clientId: 'id' } }),
    'connections.0.signIn: unknown field clientId (it does not belong here)',
  ],
  [withX({ signIn: 'proxy' }), 'connections.0.signIn: must be an object, or left out'],
  [
    withX({ signIn: { kind: 'google' } }),
    'connections.0.signIn.clientId: must be the id of an OAuth client',
  ],
  [
    withX({ organizations: 'a' }),
    'connections.0.organizations: must be a list of names, or left out',
  ],
  [withX({ production: 'yes' }), 'connections.0.production: must be true or false, or left out'],
  [
    withX({ propagationSeconds: 3601 }),
    'connections.0.propagationSeconds: must be a whole number from 0 to 3600, or left out',
  ],
  [{}, 'connections: must be a list'],
  [[], 'connections: must be a list'],
])('names the mistake in %j', (config, line) => {
  expect(mistakesIn(config)).toEqual([line]);
});

test('names every mistake at every level', () => {
  const config = {
    connections: [x, { ...x, name: 'Y', baseurl: '/', signIn: { kind: 'sso', id: 1 } }, 'z'],
    proxy: true,
  };
  expect(mistakesIn(config).map((line) => line.split(' ', 4).join(' '))).toEqual([
    'config.json: unknown field proxy',
    'connections.1: unknown field baseurl',
    'connections.1.signIn.kind: must be "proxy",',
    'connections.1.signIn: unknown field id',
    'connections.2.name: must be a',
    'connections.2.platform: must be "x"',
    'connections.2.baseUrl: must be https://…,',
  ]);
});

test.each([
  String.raw`https://x.example\v1`,
  String.raw`/edge\v1`,
  String.raw`/\elsewhere.example/v1`,
  '//elsewhere.example/v1',
  'https://user@x.example/v1',
  'https://user:password@x.example/v1',
  'https://@x.example/v1',
  'https://x.example/v1?key=a',
  'https://x.example/v1?',
  'https://x.example/v1#top',
  'https://x.example/v1#',
  ' https://x.example/v1',
  'https://x.example/v1 ',
  'https://x.exa mple/v1',
  'https://x.example/v1\n',
  'https://x.example/\u{200B}v1',
  'https://x.example/v1/organizations',
  'https://x.example/v1/organizations/',
  '/edge/v1/organizations',
  'https://',
  'https://x.example:port/v1',
  'javascript:alert(1)',
  'x.example/v1',
  '',
  7,
])('refuses the base URL %j', (baseUrl) => {
  expect(mistakesIn(withX({ baseUrl }))).toEqual([
    expect.stringMatching(/^connections\.0\.baseUrl: must be https:/u),
  ]);
});

test.each([
  ['{\n  "a": 1,\n  "b" 2\n}', 'line 3, column 7'],
  ['{\n  "a": 1,\n}', 'line 3, column 1'],
  ['{"a": [1, 2', 'line 1, column 12'],
  ['{"a": "x\ny"}', 'line 1, column 7'],
  ["{\n'a': 1}", 'line 2, column 1'],
  ['{"a": 01}', 'line 1, column 7'],
  ['{} {}', 'line 1, column 4'],
  ['// first\n{}', 'line 1, column 1'],
  ['', 'line 1, column 1'],
])('names the position where %j stops being JSON', (text, position) => {
  expect(() => void JSON.parse(text)).toThrow(SyntaxError);
  expect(mistakeInJson(text)).toBe(`${position}: not valid JSON`);
});

describe('a configuration in the page', () => {
  const file = (text: string, url = 'https://console.example/config.json') =>
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Object.defineProperty(new Response(text), 'url', { value: url })),
    );
  const page = (block: string) => {
    vi.stubGlobal('document', { querySelector: () => ({ textContent: block }) });
    vi.stubGlobal('location', new URL('https://console.example/'));
  };
  const load = () => loadConnections('/config.json').then(() => [], linesOf);

  test('is used without loading config.json', async () => {
    page(`\n      ${JSON.stringify(withX({ name: 'In the page' }))}\n    `);
    vi.stubGlobal('fetch', () => Promise.reject(new Error('asked')));
    expect(await load()).toEqual([]);
    expect(allConnections().map(({ name }) => name)).toEqual(['In the page']);
  });

  test('is explained by the file if a tag in it ended its block', async () => {
    const text = JSON.stringify(withX({ name: '</SCRIPT>' }), null, 2);
    page(text.slice(0, text.indexOf('</')));
    file(text);
    expect(await load()).toEqual([
      String.raw`/config.json, line 4, column 16: </SCRIPT can’t be included in a page; write \u003c/SCRIPT`,
    ]);
  });

  test('is explained if a comment in it may have swallowed the page', async () => {
    const text = JSON.stringify(withX({ name: '<!-- <script>' }));
    page(`${text}</script><script>boot()</script>`);
    file(text);
    expect(await load()).toEqual([expect.stringContaining('<!-- can’t be included in a page')]);
  });

  test('names the line of the syntax error in the file', async () => {
    const text = '{\n  "connections": [\n    {,}\n  ]\n}';
    page(`\n      ${text}\n`);
    file(text);
    expect(await load()).toEqual(['/config.json, line 3, column 6: not valid JSON']);
  });

  test('is loaded from the file if the block is damaged and the file is valid', async () => {
    page('{"connections": [');
    file(JSON.stringify(withX({ name: 'From the file' })));
    expect(await load()).toEqual([]);
    expect(allConnections().map(({ name }) => name)).toEqual(['From the file']);
  });

  test('refuses a redirect of the file to another origin', async () => {
    page('<!--# include -->');
    file(JSON.stringify(withX({})), 'https://elsewhere.example/config.json');
    expect(await load()).toEqual([
      '/config.json: redirected to https://elsewhere.example/config.json',
    ]);
  });
});
