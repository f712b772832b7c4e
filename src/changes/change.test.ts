import { expect, test } from 'vitest';
import { endingOf } from './change.ts';

// What the server answered × what was read afterwards, for a revocation.
test.each([
  [true, 'revoked', 'done'],
  [true, 'REVOKED', 'done'],
  [true, 'approved', 'ignored'],
  [true, 'pending', 'ignored'],
  [true, undefined, 'unverified'],
  [false, 'revoked', 'done-anyway'],
  [false, 'approved', 'failed'],
  [false, undefined, 'failed'],
] as const)('accepted %s, then shows %s: %s', (accepted, shown, ending) => {
  expect(endingOf({ accepted, shown }, 'revoke')).toBe(ending);
});
