import { expect, test } from 'vitest';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import type { OrganizationSearch } from './find-elsewhere.ts';
import type { Found, Searched } from './find-key.ts';
import type { Row } from '../inventory/row.ts';
import { hintsOf, searchedText, titleOf, titleOfOthers } from './find-words.ts';

const scan = scanNow('apikey=dk7Qm2Xw9LpR4sTv8YbN1cFgHj6Za3Ue');
const whole: Searched = {
  loadedApps: 1,
  expectedApps: 1,
  isWhole: true,
  since: 0,
  keysLookedUp: 0,
  skippedApps: 0,
  appsWithSkippedKeys: 0,
};
const nothing = (searched: Partial<Searched> = {}): Found => ({
  hits: [],
  count: 0,
  searched: { ...whole, ...searched },
});
const part = { isWhole: false, loadedApps: 1000, expectedApps: 12_000 };

test.each<[string, Partial<Searched>]>([
  ['No app in case has this key', {}],
  ['No match in the apps searched', { skippedApps: 1 }],
  ['No match in the apps searched', { appsWithSkippedKeys: 2 }],
  ['No match in the apps searched', part],
])('titles an empty result “%s” for %j', (title, searched) => {
  expect(titleOf('case', nothing(searched), scan)).toBe(title);
});

test('the title counts all keys found, including those not listed', () => {
  expect(titleOf('case', { ...nothing(), count: 1000 }, scan)).toBe('1,000 keys found');
});

test('the scope names skipped rows and then does not say "all"', () => {
  expect(searchedText({ ...whole, skippedApps: 1, appsWithSkippedKeys: 2 })).toMatch(
    /^1 app was searched, as of [\d:]+\. 1 app could not be read\. Not all keys of 2 apps could be read\.$/u,
  );
  expect(searchedText({ ...whole, ...part, skippedApps: 3 })).toBe(
    '1,000 of about 12,000 apps were searched. 3 apps could not be read.',
  );
  expect(searchedText(whole)).toMatch(/^The only app was searched, as of [\d:]+\.$/u);
});

const search = (state: OrganizationSearch['state']): OrganizationSearch => ({
  connection: 'c',
  platform: 'x',
  organization: 'o',
  state,
});
const done = (searched: Partial<Searched> = {}) =>
  search({ kind: 'done', found: nothing(searched) });
const settled = { ...part, keysLookedUp: 1 };
const none = 'No match in the other organizations';
const notAll = 'Not all other organizations could be searched';

test.each<[string, string, OrganizationSearch[]]>([
  [none, 'whole', [done(), done()]],
  [none, 'settled by the server', [done(settled)]],
  [notAll, 'signed out', [done(), search({ kind: 'signed-out' })]],
  [notAll, 'failed', [search({ kind: 'failed', error: new Error('500') })]],
  [notAll, 'of another server', [done(), search({ kind: 'other server', connection: 'd' })]],
  [notAll, 'partly searched', [done(), done(part)]],
  [notAll, 'refused', [done({ ...settled, keysLookedUp: 0, refusedWith: 400 })]],
  [notAll, 'with a skipped app', [done({ skippedApps: 1 })]],
  [
    notAll,
    'interrupted',
    [search({ kind: 'done', found: { ...nothing(), error: new Error('') } })],
  ],
  ['There are no other organizations to search.', 'absent', []],
])('says "%s" for organizations that are %s', (title, _, searches) => {
  expect(titleOfOthers(searches, scan)).toBe(title);
});

test('reports keys found in other organizations even if one of them was not searched', () => {
  const found = { ...nothing(), count: 60 };
  const searches = [search({ kind: 'done', found }), search({ kind: 'signed-out' })];
  expect(titleOfOthers(searches, scan)).toBe('60 keys found in other organizations');
});

test('says "no app with this name" only if all apps are loaded', () => {
  const apps = { count: 0, rows: [], couldBeKey: false, isComplete: true };
  expect(hintsOf(apps, true)).toEqual(['No app has this name.']);
  expect(hintsOf({ ...apps, isComplete: false }, true)).toEqual([
    'None of the apps loaded so far has this name.',
  ]);
  expect(hintsOf(apps, false)).toEqual([]);
});

test('the list of named apps says if only the loaded apps were searched', () => {
  const apps = {
    count: 12,
    couldBeKey: false,
    rows: Array.from({ length: 10 }, () => ({}) as Row),
  };
  const more = '2 more apps match. Type more of the name to see them.';
  expect(hintsOf({ ...apps, isComplete: true }, false)).toEqual([more]);
  expect(hintsOf({ ...apps, isComplete: false }, false)).toEqual([
    more,
    'Only the names of the apps loaded so far were searched.',
  ]);
});
