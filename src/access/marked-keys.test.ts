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
])('%s is looked up both unchanged and without its markup', (key) => {
  for (const text of texts) {
    const { toLookUp, isSettledByServer } = scanNow(text(key));
    expect(toLookUp.toSorted()).toEqual([key, generated].toSorted());
    expect(isSettledByServer).toBe(true);
  }
});

test.each([
  '-451525bd-0a1b-4c6f-a706-6dd0950417ef',
  '1234567890123456_',
  '-partnerportalproduction',
  '-acme-gateway-key',
])('%s is looked up after a label', (key) => {
  for (const text of texts.slice(1, 4)) expect(scanNow(text(key)).toLookUp).toContain(key);
});

test('an ID or a long word as the whole text is looked up with and without its markup', () => {
  for (const key of ['451525bd-0a1b-4c6f-a706-6dd0950417ef', 'partnerportalproduction'])
    for (const word of [`-${key}`, `${key}_`]) expect(scanNow(word).toLookUp).toEqual([key, word]);
});

test('a scan is not settled by the server if a form of a key is not looked up', () => {
  const keys = Array.from({ length: 3 }, (_, index) => `${generated}${index}_`);
  expect(scanNow(keys.join(' ')).isSettledByServer).toBe(false);
});

test('equal characters at both ends can belong to a key that is the whole text', () => {
  for (const key of [`_${generated}_`, `-${generated}-`])
    for (const text of texts.slice(0, 4))
      expect(scanNow(text(key))).toMatchObject({
        toLookUp: [generated, key],
        isSettledByServer: true,
      });
});

test('words with Markdown markup are looked up without it', () => {
  for (const text of [`see _${generated}_`, `the __${generated}__`, `see -${generated}-`])
    expect(scanNow(text).toLookUp).toEqual([generated]);
});

test('options, rulers and private names are not keys', () => {
  for (const text of ['---------- ', '--verbose --connect-timeout', '__internalization', '_____'])
    expect(scanNow(text)).toMatchObject({ toLookUp: [], mayHoldKey: false });
});
