import { expect, test } from 'vitest';
import { canBeInPath, path } from './path.ts';

test.each([
  ['Loyalty App - PP', '/apps/Loyalty%20App%20-%20PP/keys'],
  ['C# SDK', '/apps/C%23%20SDK/keys'],
  ['100%', '/apps/100%25/keys'],
  ['a/b?c', '/apps/a%2Fb%3Fc/keys'],
  ['天気', '/apps/%E5%A4%A9%E6%B0%97/keys'],
])('%s is one segment', (name, expected) => {
  expect(path`/apps/${name}/keys`).toBe(expected);
});

test.each(['', '.', '..'])(
  'a segment “%s” is refused, because a URL would swallow or climb it',
  (name) => {
    expect(() => path`/apps/${name}/keys`).toThrow(TypeError);
  },
);

test('canBeInPath is false for what path refuses', () => {
  expect(['', '.', '..', '\uD800'].map(canBeInPath)).toEqual([false, false, false, false]);
  expect(['a', 'a/b', '100%', '天気', '...'].map(canBeInPath)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});
