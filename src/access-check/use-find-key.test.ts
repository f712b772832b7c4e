import { expect, test } from 'vitest';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import type { Searched } from '../find/find-key.ts';
import { keySearchOutcome } from './use-find-key.ts';

const [one, other] = ['dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue', 'Rt5Kp8Wn3VxB6mQz1LcD9hJf4Ys7Ga2E'];
const oneKey = scanNow(`apikey=${one}`);
const twoKeys = scanNow(`${one} ${other}`);
const whole = { loadedApps: 1, expectedApps: 1, isWhole: true, since: 0 };
const part = { ...whole, isWhole: false, loadedApps: 1000, expectedApps: 12_000 };
const none = { keysLookedUp: 0, skippedApps: 0, appsWithSkippedKeys: 0 };

test.each<[boolean, string, Searched, typeof oneKey]>([
  [true, 'all apps are searched', { ...whole, ...none }, oneKey],
  [true, 'the server looked up the key', { ...part, ...none, keysLookedUp: 1 }, oneKey],
  [true, 'the server looked up both keys', { ...part, ...none, keysLookedUp: 2 }, twoKeys],
  [false, 'an app could not be read', { ...whole, ...none, skippedApps: 1 }, oneKey],
  [false, 'keys could not be read', { ...whole, ...none, appsWithSkippedKeys: 1 }, oneKey],
  [false, 'not all apps are loaded', { ...part, ...none }, oneKey],
  [false, 'the filter is ignored', { ...part, ...none, keysLookedUp: 1, refusedWith: 0 }, twoKeys],
])('says %s for "no app has the key" if %s', (isSettled, _, searched, scan) => {
  const found = { hits: [], count: 0, searched };
  expect(keySearchOutcome(found, scan, true)).toMatchObject({ kind: 'none', isSettled });
});

test('a search that was interrupted does not prove that no app has the key', () => {
  const found = { hits: [], count: 0, searched: { ...whole, ...none }, error: new Error('500') };
  expect(keySearchOutcome(found, oneKey, true)).toMatchObject({ kind: 'none', isSettled: false });
});
