import { expect, test } from 'vitest';
import { maxWords } from './key-scan/found-words.ts';
import { scanNow, scanText } from './key-scan/keys-in-text.ts';

const keysIn = (text: string) => scanNow(text).words;
const uuidAt = (index: number) => `${String(index).padStart(8, '0')}-0a1b-4c6f-a706-6dd0950417ef`;

test.each(['\n', '\r\n', '\n\n', ',\n', ' '])(
  'each of 600 UUIDs divided by %j is searched for, and none is joined with the next',
  (divider) => {
    const uuids = Array.from({ length: 600 }, (_, index) => uuidAt(index));
    expect(scanNow(uuids.join(divider))).toMatchObject({ words: uuids, isComplete: true });
  },
);

test('UUIDs on two lines are not joined', () => {
  expect(keysIn(`${uuidAt(1)}\n${uuidAt(2)}`)).toEqual([uuidAt(1), uuidAt(2)]);
});

test.each(['b', '7', 'B3x'])('lines of equal length like %s… are not joined', (piece) => {
  const list = Array.from({ length: 5 }, (_, index) => String(10 + index) + piece.repeat(30));
  expect(keysIn(list.join('\n')).toSorted()).toEqual(list);
});

test('a scan with more than the maximum number of words is not complete', () => {
  const letters = (index: number) =>
    String(index)
      .padStart(8, '0')
      .replaceAll(/\d/gu, (digit) => 'abcdefghij'.charAt(Number(digit)));
  const names = Array.from({ length: maxWords }, (_, index) => letters(index));
  expect(scanNow([...names, uuidAt(1)].join(' ')).isComplete).toBe(false);
  expect(scanNow([...names.slice(1), uuidAt(1)].join(' '))).toMatchObject({ isComplete: true });
  const uuids = Array.from({ length: maxWords + 1 }, (_, index) => uuidAt(index));
  expect(scanNow(uuids.join(' ')).isComplete).toBe(false);
});

test('a list of keys is cut into slices between two keys', async () => {
  const uuids = Array.from({ length: 6000 }, (_, index) => uuidAt(index));
  const { words, isComplete } = await scanText(uuids.join('\n'), () => Promise.resolve());
  expect({ words, isComplete }).toEqual({ words: uuids, isComplete: true });
});

test.each([
  '%25',
  'a',
  '-',
  'key      ',
  'key.',
  'Basic ',
  '\\',
  'eyJ.',
  'a\n',
  'ab...',
  '&#',
  ' =\n',
  '=3D',
  'key <a ',
  'apikey[[',
  '\u001B[',
  '\u001B]',
  '[1m',
  String.raw`\x`,
  '&amp;',
  'keys:',
  'keys: a, ',
  'keys:\n- ',
  "key: b'",
  'key<td>',
  'key      ',
  'key (',
  '/apps/',
  'key for ',
  '|key',
  'keys\n',
  '"key": "a", ',
])('a large text that repeats %j has no key', async (piece) => {
  const text = piece.repeat(1_000_000 / piece.length);
  expect((await scanText(text, () => Promise.resolve())).toLookUp).toEqual([]);
});
