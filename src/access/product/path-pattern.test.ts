import { describe, expect, test } from 'vitest';
import { matchPath } from './path-pattern.ts';
import { productAdmits } from '../product-access.ts';

// Cases from Apigee's documentation and from tests of its gateways, with a number to tell them apart. Those without one
// are from the tests of Microgateway and of apidVerifyApiKey.

const [yes, no] = ['yes', 'no'];
const columns = ['/', '/*', '/**', '/*/2/**', '/*/2/*'];
const documented: [number: number, suffix: string, ...matches: string[]][] = [
  [1, '', yes, no, no, no, no],
  [2, '/', yes, no, '/ under /**', no, no],
  [3, '/1', yes, yes, yes, no, no],
  [4, '/1/', yes, 'trailing slash', yes, no, no],
  [5, '/1/2', yes, no, yes, no, no],
  [6, '/1/2/', yes, no, yes, yes, 'empty *'],
  [7, '/1/2/3/', yes, no, yes, yes, 'trailing slash'],
  [8, '/1/a/2/3/', yes, no, yes, no, no],
];

describe('documented path patterns', () => {
  const cells = documented.flatMap(([number, suffix, ...matches]) =>
    columns.map((pattern, column) => ({ number, suffix, pattern, expected: matches[column] })),
  );
  test.each(cells)(
    '$number: $suffix under $pattern: $expected',
    ({ suffix, pattern, expected }) => {
      const { matches, doubt } = matchPath(pattern, suffix);
      expect(doubt ?? matches).toBe(expected);
    },
  );
});

function answer(apiResources: string[], path: string) {
  const call = { environment: 'prod', proxy: 'shop', method: 'GET', path };
  const { result, reason } = productAdmits({ apiResources }, call);
  return result === 'admits' ? yes : result === 'refuses' ? no : reason;
}

describe('resources of a legacy product', () => {
  test.each<
    [number: number | '–', resources: string[], path: string, expected: string | undefined]
  >([
    [9, ['/a/b/c'], '/a/b/c', yes],
    [10, ['/a/b/c'], '/a/b/c/', 'trailing slash'],
    [11, ['/a/b/c'], '/a/b', no],
    [11, ['/a/b/c'], '/a', no],
    [11, ['/a/b/c'], '/a/b/c/d', no],
    ['–', ['/a*'], '/asdas', yes],
    ['–', ['/a*'], '/a', 'empty *'],
    ['–', ['/a*'], '/asdas/s/v', no],
    ['–', ['/a**'], '/a', yes],
    ['–', ['/a**'], '/asdas/b/c/', yes],
    ['–', ['/a**'], '/b/c', no],
    [14, ['/*/'], '/1/', yes],
    ['–', ['/*/'], '/1', no],
    ['–', ['/*/'], '/1/2/', no],
    // Only Microgateway accepts `**` before the last character.
    [16, ['/*/2/**/'], '/1/2/3/', '** in the middle'],
    [16, ['/*/2/**/'], '/1/2/3', no],
    ['–', ['/a**/b/*'], '/a/ds/b/c', '** in the middle'],
    ['–', ['/a**/b/*'], '/a/ds/ba/c', no],
    ['–', ['/a/*/users/*'], '/a/b c/users/d', yes],
    ['–', ['/a/*/users/*'], '/a/b/users', no],
    [19, ['/', '/*', '/**', '/a/b/c', '/a'], '/a/b/c/d', yes],
    [19, ['/', '/*', '/**', '/a/b/c', '/a'], '', yes],
    [20, ['/foo/**'], '/foo/', yes],
    [20, ['/foo/**'], '/foo/bar', yes],
    [20, ['/foo/**'], '/', no],
    [20, ['/foo/**'], 'foo', no],
    [20, ['/foo/**'], '/foo', no],
    [21, ['/foo/bar/yy*/xxx'], '/foo/bar/yyy/xxx', yes],
    ['–', ['/models/x:*'], '/models/x:generate', yes],
    ['–', ['/models/x:*'], '/models/x:', 'empty *'],
    [23, [], '/anything/at/all', yes],
    [23, [], '', yes],
    [24, ['/a'], '/A', 'letter case'],
  ])('%s: %j admits %j: %s', (_number, apiResources, path, expected) => {
    expect(answer(apiResources, path)).toBe(expected);
  });

  test('a certain resource wins over an uncertain one', () => {
    expect(answer(['/A', '/a'], '/a')).toBe(yes);
    expect(answer(['/b', '/A'], '/a')).toBe('letter case');
  });

  test('characters other than * stand for themselves', () => {
    expect(answer(['/a.b', '/(', '/[a-z]'], '/axb')).toBe(no);
    expect(answer(['/('], '/(')).toBe(yes);
  });

  test('many stars take no exponential time', () => {
    const path = `/${'a'.repeat(2000)}`;
    expect(answer([`/${'*a'.repeat(40)}b`], path)).toBe(no);
  });
});
