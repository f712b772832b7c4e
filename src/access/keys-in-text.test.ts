import { expect, test } from 'vitest';
import { keysIn, keysToAsk, largestText, mayHoldKey } from './keys-in-text.ts';

const key = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const basic = btoa(`${key}:s3cr3tS3cr3tS3cr3t`);

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

test('no secret is worth asking for', () => {
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

test('ids, times, names and numbers are looked for, but no server is asked for them', () => {
  const text =
    '550e8400-e29b-41d4-a716-446655440000 2026-11-22T10 checkout-web-frontend-2024 1234567890123456 internationalization';
  expect(keysToAsk(text)).toEqual({ keys: [], all: 0 });
  expect(keysIn(text)).toHaveLength(5);
  expect(keysIn(text).at(-1)).toBe('550e8400-e29b-41d4-a716-446655440000');
  expect(mayHoldKey('Internationalization of applications')).toBe(false);
});

test('a beginning of 8 characters may be one, a shorter one is none', () => {
  expect(keysIn(` ${key.slice(0, 8)}\n`)).toEqual([key.slice(0, 8)]);
  expect(keysIn(key.slice(0, 7))).toEqual([]);
});

test('a word that is marked up, and a key with signs in it, are found as they are', () => {
  expect(keysIn(`--${key}_`)).toEqual([key, `--${key}_`]);
  expect(keysIn('acme.prod~key.2024')).toContain('acme.prod~key.2024');
});

test('many keys are found each once, of which five are worth asking for', () => {
  const keys = Array.from({ length: 1200 }, (_, index) => `${key}${index}`);
  expect(keysIn([...keys, ...keys].join('\n'))).toEqual(keys.slice(0, 1000));
  expect(keysToAsk(keys.slice(0, 7).join(','))).toEqual({ keys: keys.slice(0, 5), all: 7 });
});

test('what is broken, or too long, does no harm', () => {
  expect(keysIn(`%E0%A4%A ${key} %zz \\u12 Basic !!!! \\`)).toContain(key);
  expect(keysIn('a1'.repeat(largestText))).toEqual([]);
  expect(keysIn('a1'.repeat(1025))).toEqual([]);
  expect(keysIn('')).toEqual([]);
});

test('a text as long as is allowed takes no time to speak of', () => {
  const before = performance.now();
  for (const piece of ['%25', 'a', '-', 'key ', 'Basic ', '\\', 'eyJ.', `apikey=${key}& `])
    keysIn(piece.repeat(largestText / piece.length));
  expect(performance.now() - before).toBeLessThan(10_000);
});
