import { describe, expect, test } from 'vitest';
import { scanNow } from './keys-in-text.ts';

const key = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const uuid = '451525bd-0a1b-4c6f-a706-6dd0950417ef';

// What follows a key that a line break divides, where its second piece looks like any word.
const ends = {
  nothing: '',
  'another line': '\n\nRegards',
  'a header': '\nHost: api.example.com',
  'a quote': `' https://api.example.com`,
  'another parameter': '&q=oslo HTTP/1.1',
  'the version of HTTP': ' HTTP/1.1" 200 512',
  'a tag': '</ApiKey>',
  'a comma': ', which leaked',
  'a full stop': '. It leaked.',
  'a sentence': ' was leaked',
};

describe.each([
  [`${key}1234567890abcd`, 'Zk'],
  ['20250117', '083012'],
  ['partnerportal', 'production'],
  ['acme-gateway', 'key'],
])('a key divided by a line break into %s and %s', (start, end) => {
  test.each(Object.entries(ends))('is looked up as a whole before %s', (_what, rest) => {
    for (const label of ['x-api-key: ', '?apikey=', '<ApiKey>']) {
      const { toLookUp } = scanNow(`${label}${start}\n${end}${rest}`);
      expect(toLookUp).toEqual([start, start + end]);
    }
  });

  test.each(['=\r\n', '\\\n', '\n> ', '\r\n    '])(
    'is looked up as a whole across %j',
    (lineBreak) => {
      expect(scanNow(`x-api-key: ${start}${lineBreak}${end}`).toLookUp).toContain(start + end);
    },
  );
});

test('a line with a header, a parameter or another start of a line is not joined to the key before it', () => {
  for (const rest of ['Accept: text/html', 'q=oslo', '203.0.113.7 - -', '---', 'me@example.com'])
    for (const value of [key, uuid])
      expect(scanNow(`x-api-key: ${value}\n${rest}`).toLookUp).toEqual([value]);
});

test('a UUID is not joined with the next line; a divided UUID is', () => {
  expect(scanNow(`x-api-key: ${uuid}\nRegards`).toLookUp).toEqual([uuid]);
  expect(scanNow(`x-api-key: ${uuid.slice(0, 24)}\n${uuid.slice(24)}`).toLookUp).toContain(uuid);
});
