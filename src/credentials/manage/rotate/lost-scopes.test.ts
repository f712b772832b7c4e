import { expect, test } from 'vitest';
import { lostScopes } from './lost-scopes.ts';

const old = { scopes: ['read', 'write'] };

test('lists the scopes of the old key that the new one lacks', () => {
  expect(lostScopes(old, [{ scopes: ['write', 'admin'] }])).toEqual(['read']);
  expect(lostScopes(old, [{ scopes: [] }])).toEqual(['read', 'write']);
  expect(lostScopes(old, [{ scopes: ['write', 'read'] }])).toEqual([]);
});

test('lists none where the new key is not known', () => {
  expect(lostScopes(old, [])).toEqual([]);
  expect(lostScopes(old, [{ scopes: [] }, { scopes: [] }])).toEqual([]);
});
