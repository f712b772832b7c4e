import { expect, test } from 'vitest';
import { scanNow } from './key-scan/keys-in-text.ts';

const generated = 'dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue';
const texts = [
  (key: string) => key,
  (key: string) => `x-api-key: ${key}`,
  (key: string) => `curl 'https://api.example.com/v1/map?apikey=${key}&q=oslo'`,
  (key: string) => `{"consumerKey":"${key}","status":"approved"}`,
  (key: string) => `The key ${key} was leaked.`,
];

test.each([
  `${generated}_`,
  `${generated}-`,
  `-${generated}`,
  `_${generated}`,
  `--${generated}`,
  `-${generated}_`,
  `${generated}__`,
])('a key like %s is asked for as it is, beside the word without its marks', (key) => {
  for (const text of texts) {
    const { toAsk, isSettledByServer } = scanNow(text(key));
    expect(toAsk.toSorted()).toEqual([key, generated].toSorted());
    expect(isSettledByServer).toBe(true);
  }
});

test.each([
  '-451525bd-0a1b-4c6f-a706-6dd0950417ef',
  '1234567890123456_',
  '-partnerportalproduction',
  '-acme-gateway-key',
])('a key like %s is asked for after a label', (key) => {
  for (const text of texts.slice(1, 4)) expect(scanNow(text(key)).toAsk).toContain(key);
});

test('an id or a long word that is the whole text is asked for with and without its marks', () => {
  for (const key of ['451525bd-0a1b-4c6f-a706-6dd0950417ef', 'partnerportalproduction'])
    for (const word of [`-${key}`, `${key}_`]) expect(scanNow(word).toAsk).toEqual([key, word]);
});

test('a search is not settled while a form of a key was not asked for', () => {
  const keys = Array.from({ length: 3 }, (_, place) => `${generated}${place}_`);
  expect(scanNow(keys.join(' ')).isSettledByServer).toBe(false);
});

test('marks at both ends may belong to a key where nothing else stands around it', () => {
  for (const key of [`_${generated}_`, `-${generated}-`])
    for (const text of texts.slice(0, 4))
      expect(scanNow(text(key))).toMatchObject({
        toAsk: [generated, key],
        isSettledByServer: true,
      });
});

test('what Markdown marks up is asked for without its marks', () => {
  for (const text of [`see _${generated}_`, `the __${generated}__`, `see -${generated}-`])
    expect(scanNow(text).toAsk).toEqual([generated]);
});

test('options, rulers and private names are no keys', () => {
  for (const text of ['---------- ', '--verbose --connect-timeout', '__internalization', '_____'])
    expect(scanNow(text)).toMatchObject({ toAsk: [], mayHoldKey: false });
});
