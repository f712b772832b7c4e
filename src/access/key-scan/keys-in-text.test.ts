import { expect, test } from 'vitest';
import { maxWords } from './found-words.ts';
import { isForKeys, maxTextChars, scanNow, scanText } from './keys-in-text.ts';
import { maxSliceChars } from './text-slices.ts';

const key = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const basic = btoa(`${key}:s3cr3tS3cr3tS3cr3t`);

const keysIn = (text: string) => scanNow(text).words;
const keysToAsk = (text: string) => {
  const { toLookUp, keys } = scanNow(text);
  return { keys: toLookUp, all: keys };
};
const mayHoldKey = (text: string) => scanNow(text).mayHoldKey;

const lines: Record<string, string> = {
  'an access log of nginx': `203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast?apikey=${key}&q=oslo HTTP/1.1" 200 512 "-" "curl/8.5.0"`,
  'a curl command': `curl -H 'x-api-key: ${key}' https://api.example.com/v1/forecast`,
  'JSON in JSON': String.raw`{"level":"info","msg":"{\"apikey\":\"${key}\",\"path\":\"\/v1\"}"}`,
  'escapes of JavaScript': String.raw`"apikey\u0022:\u0022${key}\u0022\n"`,
  'Basic credentials': `> Authorization: Basic ${basic}`,
  'a referer, encoded': `"https://shop.example/cb?next=%2Fv1%2Fmap%3Fapikey%3D${key}%26z%3D4"`,
  'a referer, encoded twice': `next=%252Fv1%253Fapikey%253D${key}%2526z%253D4`,
  'CSV with quotes': `2026-11-22T03:14:15.926Z,"orders","${key}",401,"keymanagement.service.invalid_request-ApiKeyNotApproved"`,
  logfmt: `ts=2026-11-22T03:14:15Z level=warn key="${key}" path=/v1/orders dur=12.5ms`,
  'a Java object': `Caused by: com.example.DeniedException: Request{apikey=${key}, developer=amelia}\n\tat com.example.Filter.doFilter(Filter.java:88)`,
  Markdown: `The partner uses **\`${key}\`** (see _${key}_).`,
  'a HAR': `"headers": [\n  { "name": "x-apikey",\n    "value": "${key}" }\n],\n"startedDateTime": "2026-11-22T03:14:15.926Z"`,
};

test.each(Object.entries(lines))('the key is the likeliest word of %s', (_what, line) => {
  expect(keysIn(line)[0]).toBe(key);
  expect(keysToAsk(line)).toEqual({ keys: [key], all: 1 });
  expect(mayHoldKey(line)).toBe(true);
});

test('never asks a server for a secret', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJhYmMxMjMifQ.c2lnbmF0dXJlMTIzNDU2Nzg5';
  for (const text of [
    `Authorization: Basic ${basic}`,
    `client_secret=${'a1'.repeat(16)}&client_id=${key}`,
    `{"consumerSecret": "${'a1'.repeat(8)}", "consumerKey": "${key}"}`,
    `Bearer ${'b2'.repeat(16)} for ${key}`,
    `${token} ${key}`,
  ])
    expect(keysToAsk(text).keys).toEqual([key]);
  expect(keysIn(token)).toEqual([]);
});

test('IDs, times, names and numbers are searched for, but not looked up on the server', () => {
  const text =
    '550e8400-e29b-41d4-a716-446655440000 2026-11-22T10 checkout-web-frontend-2024 1234567890123456 internationalization';
  expect(keysToAsk(text)).toEqual({ keys: [], all: 0 });
  expect(keysIn(text)).toHaveLength(5);
  expect(keysIn(text).at(-1)).toBe('550e8400-e29b-41d4-a716-446655440000');
  expect(mayHoldKey('Internationalization of applications')).toBe(false);
});

test('the start of a key needs 8 characters', () => {
  expect(keysIn(` ${key.slice(0, 8)}\n`)).toEqual([key.slice(0, 8)]);
  expect(keysIn(key.slice(0, 7))).toEqual([]);
});

test('words with markup, and keys with other characters, are found unchanged', () => {
  expect(keysIn(`--${key}_`)).toEqual([key, `--${key}_`]);
  expect(keysIn('acme.prod~key.2024')).toContain('acme.prod~key.2024');
});

test('of many keys, each is found once and five are looked up', () => {
  const keys = Array.from({ length: maxWords + 200 }, (_, index) => `${key}${index}`);
  expect(keysIn([...keys, ...keys].join(' '))).toEqual(keys.slice(0, maxWords));
  expect(keysToAsk(keys.slice(0, 7).join(','))).toEqual({ keys: keys.slice(0, 5), all: 7 });
});

test('handles broken encodings and overlong texts', () => {
  expect(keysIn(`%E0%A4%A ${key} %zz \\u12 Basic !!!! \\`)).toContain(key);
  expect(keysIn('a1'.repeat(maxTextChars))).toEqual([]);
  expect(keysIn('a1'.repeat(1025))).toEqual([]);
  expect(keysIn('')).toEqual([]);
});

const uuid = '451525bd-0a1b-4c6f-a706-6dd0950417ef';

test.each([
  `x-api-key: ${uuid}`,
  `curl -H "X-API-KEY:${uuid}" https://api.example.com`,
  `?apikey=${uuid}&q=1`,
  `client_id=${uuid}`,
  `{"consumerKey": "${uuid}", "status": "approved"}`,
  `consumer key is ${uuid}`,
  `API-Schlüssel: ${uuid}`,
  `clé d’API : ${uuid}`,
  `<ApiKey>${uuid}</ApiKey>`,
  `{ "name": "x-apikey", "value": "${uuid}" }`,
  `headers.set('x-apikey', '${uuid}')`,
  `| API key | ${uuid} |`,
])('a value with a key label is looked up, whatever its format: %s', (text) => {
  expect(keysToAsk(text)).toEqual({ keys: [uuid], all: 1 });
  expect(scanNow(text)).toMatchObject({ mayHoldKey: true, isSettledByServer: true });
});

test.each(['12345678', '1234567890123456', 'abcdefgh', 'partner-portal-key', 'a'.repeat(2048)])(
  'digits, letters and names are looked up after a label: %s',
  (value) => {
    for (const label of ['apikey=', 'x-api-key: ', '"consumerKey":"', 'clientId=', 'key='])
      expect(keysToAsk(label + value)).toEqual({ keys: [value], all: 1 });
  },
);

test('a key with other characters is looked up as a whole after a label', () => {
  expect(keysToAsk('apikey=acme.prod~k').keys).toEqual(['acme.prod~k']);
  expect(keysToAsk(`The key is ${uuid}.`).keys).toEqual([uuid]);
});

test.each([
  `client_secret=${uuid}`,
  `secret key: ${uuid}`,
  `consumerSecret: ${uuid}`,
  `private_key=${uuid}`,
  `password=${uuid}`,
  `access_token: ${uuid}`,
  `cache_key=${uuid}`,
  `monkey: ${uuid}`,
  'API key management, key rotation and consumer keys',
  'my-api-key-prod2',
])('has no label of a consumer key: %s', (text) => {
  expect(keysToAsk(text)).toEqual({ keys: [], all: 0 });
});

test('an ID alone is looked up, but the text is not for keys only', () => {
  expect(keysToAsk(` ${uuid}\n`)).toEqual({ keys: [uuid], all: 0 });
  expect(isForKeys(uuid)).toBe(false);
  expect(isForKeys(`x-api-key: ${uuid}`)).toBe(true);
});

test.each(['\u200B', '\u00AD', '\u2060', '\u200F', '\uFEFF', '\u{E0001}', '&shy;'])(
  'ignores the invisible character %j in a key',
  (invisible) => {
    const text = key.slice(0, 5) + invisible + key.slice(5);
    expect(keysToAsk(text).keys).toEqual([key]);
    expect(keysToAsk(`x-api${invisible}-key: ${text}`).keys).toEqual([key]);
  },
);

test('ignores a percent-encoded invisible character in a key', () => {
  expect(keysIn(`?apikey=${key.slice(0, 5)}%E2%80%8B${key.slice(5)}&q=1`)[0]).toBe(key);
});

test.each(['\n', '\r\n', '\n    ', '=\r\n', '  \n> ', '\u2028'])(
  'a line break inside a key is tried as none: %j',
  (lineBreak) => {
    const divided = key.slice(0, 20) + lineBreak + key.slice(20);
    for (const text of [
      divided,
      `curl -H 'x-api-key: ${divided}' https://api.example.com/v1`,
      `The key in the log was\n${divided}\nand it still works.`,
    ])
      expect(keysToAsk(text).keys).toContain(key);
  },
);

test('joins a key divided into many lines', () => {
  const long = key.repeat(10);
  const divided = long.match(/.{1,60}/gu)?.join('\r\n') ?? '';
  expect(keysToAsk(`apikey=${divided}\r\n\r\nRegards`).keys).toContain(long);
});

test('does not join lines that end and start with words', () => {
  const log = Array.from(
    { length: 50 },
    (_, line) => `2026-11-22T03:14:15Z GET /v1/forecast took${line}ms`,
  );
  expect(keysToAsk(log.join('\n')).keys).toEqual([]);
  const headers = `x-api-key: ${key}\nAccept: text/html\nHost: api.example.com`;
  expect(keysToAsk(headers).keys).toEqual([key]);
  const list = ['a', 'b', 'c'].map((letter) => key + letter);
  expect(keysToAsk(list.join('\n')).keys).toEqual(list);
});

test('a masked key is searched for by its two ends', () => {
  expect(keysIn('bGPA…kc3J')).toEqual(['bGPA…kc3J']);
  expect(keysIn('The key bGPA...kc3J was leaked.')).toContain('bGPA…kc3J');
  expect(keysIn('bGPA12…98kc3J.')).toContain('bGPA12…98kc3J');
  expect(scanNow('bGPA…kc3J')).toMatchObject({ mayHoldKey: true, toLookUp: [] });
  expect(mayHoldKey('Loading...please wait')).toBe(false);
});

test('a large text is searched in slices, with a pause between two', async () => {
  let pauses = 0;
  const pause = () => {
    pauses += 1;
    return Promise.resolve();
  };
  const line = '203.0.113.7 - - [22/Nov/2026:03:14:15 +0000] "GET /v1/forecast HTTP/1.1" 200\n';
  const half = line.repeat(2_500_000 / line.length);
  const scan = await scanText(`${half}x-api-key: ${uuid}\n${half}`, pause);
  expect(scan.toLookUp).toEqual([uuid]);
  expect(pauses).toBeGreaterThanOrEqual(Math.floor((2 * half.length) / maxSliceChars));
});

test('a key that lies over the end of a slice is found with its label', async () => {
  const pause = () => Promise.resolve();
  for (let shift = 0; shift < 120; shift += 7) {
    const before = 'x '.repeat((maxSliceChars - shift) / 2);
    for (const [text, expected] of [
      [`${before}{"consumerKey":\n  "${uuid}"}`, [uuid]],
      [`${before}{"consumerSecret":\n  "${key}"}`, []],
    ] as const)
      expect((await scanText(text + ' y'.repeat(maxSliceChars), pause)).toLookUp).toEqual(expected);
  }
});
