import { describe, expect, test } from 'vitest';
import { resolveRoute } from '../access/call/ingress.ts';
import { ingressQuery } from '../api/deployments/ingress.ts';
import { connectToDemo, newCache, x } from '../api/demo-organizations.for-tests.ts';
import {
  callOf,
  fieldsOf,
  requestLine,
  routeProblem,
  takePasted,
  typedOfToken,
} from './call-draft.ts';
import { pastedKey, pastedOnX } from './calls.for-tests.ts';

const api = `https://api.${x}.example`;

connectToDemo();

/** What the page makes of a pasted text. */
async function taken(pasted: string) {
  const found = takePasted(pasted);
  if (!found) return null;
  const config = await newCache().query(ingressQuery(x));
  const { host, path } = found.request;
  const route = host === undefined ? null : resolveRoute(config, host, path);
  return {
    ...found,
    fields: fieldsOf(found.request, route, {}),
    problem: routeProblem(found.request, route, 'readable'),
  };
}

test.each(pastedOnX)('%s', async (pasted, [environment, proxy, method, path]) => {
  const found = await taken(pasted);
  expect(found && callOf(found.fields)).toEqual({ environment, proxy, method, path });
  expect(found?.problem).toBeNull();
  expect(found?.key).toBe(/Basic|Ab12/u.test(pasted) ? pastedKey : undefined);
  expect(JSON.stringify([found?.request, found?.fields])).not.toContain(pastedKey);
});

describe('what is missing', () => {
  test.each([
    ['https://other.example/payments/v2', 'no host'],
    [`${api}/identity/me`, 'no base path'],
    [`${api}/notify/push`, 'deployment group'],
    ['/payments/v2/refunds', 'no host in the call'],
    ['curl https://$HOST/payments/v2/refunds', 'no host in the call'],
    ['http://[2001:db8::1]:8443/payments', 'no host'],
  ])('%s: %s', async (pasted, problem) => {
    const found = await taken(pasted);
    expect(found?.problem).toBe(problem);
    expect(found && callOf(found.fields)).toBeNull();
  });

  test('a text without a URL is no call', () => {
    for (const text of ['', 'why a 401?', pastedKey]) expect(takePasted(text)).toBeNull();
  });

  test('without a readable ingress configuration, a URL leads nowhere', () => {
    const request = takePasted(`${api}/payments/v2/refunds`)?.request ?? null;
    expect(routeProblem(request, null, 'none')).toBe('not on this platform');
    expect(routeProblem(request, null, 'refused')).toBe('not permitted');
    expect(routeProblem(request, null, 'readable')).toBeNull();
    expect(routeProblem(null, null, 'none')).toBeNull();
    expect(fieldsOf(request, null, {})).toMatchObject({ proxy: '', path: '/payments/v2/refunds' });
  });
});

test('a request line has no key, no token and no query, and reads as the same call', () => {
  const pasted = `curl -X PUT 'http://[::1]:8443/a/${pastedKey}?apikey=${pastedKey}&b=1' -H 'Authorization: Bearer t0ken'`;
  const request = takePasted(pasted)?.request;
  const line = request ? requestLine(request) : '';
  expect(line).toBe('PUT https://[::1]/a/…');
  expect(takePasted(line)?.request).toMatchObject({ host: '::1', method: 'PUT' });
  expect(request?.hasToken).toBe(true);
});

describe('fields', () => {
  const fields = {
    ...fieldsOf(null, null, {}),
    environment: 'prod',
    proxy: 'p',
    path: '/a',
  };

  test('what was typed wins over the pasted call', () => {
    const request = takePasted(`POST ${api}/payments/v2/refunds`)?.request ?? null;
    expect(fieldsOf(request, null, { proxy: 'p', path: '' })).toEqual({
      ...fields,
      environment: '',
      method: 'POST',
      path: '',
    });
  });

  test.each([
    ['', ''],
    ['/', '/'],
    [' a/b ', '/a/b'],
    ['/a?b=/c#d', '/a'],
  ])('the path %j is the suffix %j', (path, suffix) => {
    expect(callOf({ ...fields, path })?.path).toBe(suffix);
  });

  test('a call needs environment and proxy', () => {
    expect(callOf({ ...fields, environment: ' ' })).toBeNull();
    expect(callOf({ ...fields, proxy: '' })).toBeNull();
    expect(callOf({ ...fields, operation: ' query A ' })?.operation).toBe('query A');
  });

  test('a pasted token decides the kind of the credential, unless it was chosen', () => {
    const request = takePasted(`curl -H 'Authorization: Bearer t0' ${api}/`)?.request ?? null;
    expect(fieldsOf(request, null, {}).credential).toBe('token');
    expect(fieldsOf(request, null, { credential: 'api-key' }).credential).toBe('api-key');
    expect(fieldsOf(null, null, {}).credential).toBe('api-key');
  });

  test('a token has the scopes of the key, unless others are given; an API key has none', () => {
    const token = { ...fields, credential: 'token', requiredScopes: 'read, write' } as const;
    const required = { credential: 'token', requiredScopes: ['read', 'write'] };
    expect(callOf(token, ['list'])).toMatchObject({ ...required, scopes: ['list'] });
    expect(callOf({ ...token, scopes: ' a  b ' }, ['list'])?.scopes).toEqual(['a', 'b']);
    expect(callOf({ ...token, scopes: '' }, ['list'])?.scopes).toEqual([]);
    expect(callOf({ ...token, credential: 'api-key' }, ['list'])).not.toHaveProperty('scopes');
  });

  test('what was chosen of the token stays for the next request, unless that has a credential', () => {
    const chosen = { credential: 'token', requiredScopes: 'read', path: '/a' } as const;
    expect(typedOfToken(chosen, false)).toEqual({ credential: 'token', requiredScopes: 'read' });
    expect(typedOfToken(chosen, true)).toEqual({ requiredScopes: 'read' });
    expect(typedOfToken({ scopes: '' }, false), 'a token without scopes').toEqual({ scopes: '' });
  });
});
