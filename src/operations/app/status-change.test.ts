import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { appSchema } from '../../api/schemas.ts';
import { connect } from '../../connection/for-tests.ts';
import type { Action } from '../../access/status.ts';
import { endingOf, replyOf } from '../operation.ts';
import type { Level } from './switches.ts';
import { statusChange } from './status-change.ts';

beforeEach(() => connect());

// The reply to a revocation × the status that the read afterwards shows.
test.each([
  ['accepted', 'revoked', 'done'],
  ['accepted', 'REVOKED', 'done'],
  ['accepted', 'approved', 'unconfirmed'],
  ['accepted', 'pending', 'unconfirmed'],
  ['accepted', undefined, 'unverified'],
  ['unclear', 'revoked', 'done-anyway'],
  ['unclear', 'approved', 'unknown'],
  ['unclear', undefined, 'unknown'],
  ['refused', 'revoked', 'done-anyway'],
  ['refused', 'approved', 'failed'],
  ['refused', undefined, 'failed'],
] as const)('%s, then shows %s: %s', (reply, status, ending) => {
  const read = status && v.parse(appSchema, { appId: 'a', name: 'Shop', status });
  expect(endingOf(change({}, 'revoke'), reply, read)).toBe(ending);
});

test('a read without the key leaves the outcome undecided', () => {
  const read = v.parse(appSchema, { appId: 'a', name: 'Shop', status: 'approved' });
  const revoke = change({ key: 'k' }, 'revoke');
  expect(endingOf(revoke, 'accepted', read)).toBe('unconfirmed');
  expect(endingOf(revoke, 'unclear', read)).toBe('unknown');
});

test.each([
  ['network', 0, 'unclear'],
  ['timeout', 0, 'unclear'],
  ['http', 408, 'unclear'],
  ['http', 502, 'unclear'],
  ['http', 503, 'unclear'],
  ['http', 504, 'unclear'],
  ['http', 500, 'refused'],
  ['http', 400, 'refused'],
  ['http', 403, 'refused'],
  ['http', 404, 'refused'],
  ['http', 429, 'refused'],
  ['signed-out', 0, 'refused'],
] as const)('the reply to a write that ends with %s %s is %s', (kind, status, reply) => {
  expect(replyOf(new ApiError({ kind, status, host: 'x', message: '' }), {})).toBe(reply);
});

function change(level: Level, action: Action) {
  const app = v.parse(appSchema, {
    appId: 'a',
    name: 'Shop',
    status: 'approved',
    developerId: 'd',
  });
  return statusChange({ organization: 'keywarden-demo', app, level }, action);
}
