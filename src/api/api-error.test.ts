import { expect, test } from 'vitest';
import edgeKeyNotInApp from '../../mocks/fixtures/edge-error-key-not-in-app.json' with { type: 'json' };
import xAppNotFound from '../../mocks/fixtures/x-error-app-not-found.json' with { type: 'json' };
import xForbidden from '../../mocks/fixtures/x-error-permission-denied.json' with { type: 'json' };
import { ApiError, errorFromReply, isMissingApp } from './api-error.ts';

function errorOf(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = new Response(null, { status, statusText: 'Status Text', headers });
  Object.defineProperty(reply, 'url', { value: 'https://apigee.example/v1/organizations/o' });
  const { code, message, retryAfter, requestId, host } = errorFromReply(reply, text);
  return { code, message, retryAfter, requestId, host };
}

const nothing = { retryAfter: undefined, requestId: undefined, host: 'apigee.example' };

test.each([
  [
    'Edge',
    edgeKeyNotInApp,
    'keymanagement.service.InvalidClientIdForGivenApp',
    'Invalid consumer key for Given App',
  ],
  [
    'X, with the Edge code in its details',
    xAppNotFound,
    'developer.service.AppDoesNotExist',
    'App named foo does not exist under dev@example.com',
  ],
  ['X', xForbidden, 'PERMISSION_DENIED', 'The caller does not have permission'],
  [
    'a gateway in front',
    { fault: { faultstring: 'Spike arrest', detail: { errorcode: 'policies.ratelimit.Spike' } } },
    'policies.ratelimit.Spike',
    'Spike arrest',
  ],
  ['a message that is a list', { code: 'x', message: ['a', 'b'] }, 'x', '["a","b"]'],
  ['an HTML page', '<!doctype html><h1>Bad Gateway</h1>', '', 'Status Text'],
  ['nothing', '', '', 'Status Text'],
  ['JSON that is no object', '[1]', '', 'Status Text'],
])('the body of %s', (_name, body, code, message) => {
  expect(errorOf(400, body)).toEqual({ ...nothing, code, message });
});

test('Retry-After can be seconds or a date', () => {
  expect(errorOf(429, '', { 'retry-after': '20' }).retryAfter).toBe(20);
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  const seconds = errorOf(429, '', { 'retry-after': inAMinute }).retryAfter;
  expect(seconds).toBeGreaterThan(57);
  expect(seconds).toBeLessThan(62);
  expect(errorOf(429, '', { 'retry-after': 'soon' }).retryAfter).toBeUndefined();
});

test('has the request ID if the server sends one', () => {
  expect(errorOf(500, '', { 'x-request-id': 'abc-1' }).requestId).toBe('abc-1');
});

test.each([
  [true, 'developer.service.AppDoesNotExist'],
  [true, 'developer.service.AppIdDoesNotExist'],
  [true, 'keymanagement.service.app_doesnot_exist'],
  [true, 'keymanagement.service.developer_app_does_not_exist'],
  [true, 'NOT_FOUND'],
  [false, 'developer.service.DeveloperDoesNotExist'],
  [false, 'developer.service.DeveloperIdDoesNotExist'],
  [false, 'appgroup.service.AppGroupDoesNotExist'],
  [false, 'organizations.OrganizationDoesNotExist'],
  [false, ''],
])('says %s for "the app does not exist" after a 404 with the code "%s"', (isMissing, code) => {
  const error = (status: number) =>
    new ApiError({ kind: 'http', host: 'apigee.example', status, code, message: '' });
  expect(isMissingApp(error(404))).toBe(isMissing);
  expect(isMissingApp(error(403))).toBe(false);
});
