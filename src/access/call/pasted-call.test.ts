import { describe, expect, test } from 'vitest';
import { readPastedCall } from './pasted-call.ts';

const key = 'Ab12Cd34Ef56Gh78';
const basic = btoa(`${key}:S3cret`);
const host = 'api.example.com';
const get = { host, method: 'GET', path: '/v1/carts', query: '', hasToken: false };

describe('URLs', () => {
  test.each<[pasted: string, expected: object]>([
    ['https://api.example.com/v1/carts', get],
    ['  https://api.example.com/v1/carts\n', get],
    ['"https://api.example.com/v1/carts",', get],
    ['HTTPS://API.Example.com/v1/carts', get],
    ['api.example.com/v1/carts', get],
    ['DELETE https://api.example.com/v1/carts', { ...get, method: 'DELETE' }],
    ['https://api.example.com:8443/v1/carts', { ...get, port: 8443 }],
    ['https://api.example.com:443/v1/carts', get],
    ['localhost:8080/v1/carts', { ...get, host: 'localhost', port: 8080 }],
    ['http://[2001:db8::1]:9001/v1/carts', { ...get, host: '2001:db8::1', port: 9001 }],
    ['http://[::1]/v1/carts', { ...get, host: '::1' }],
    ['https://api.example.com', { ...get, path: '/' }],
    ['https://api.example.com/v1/carts/', { ...get, path: '/v1/carts/' }],
    [
      'https://api.example.com/v1/a%20b%2Fc?q=x%26y#top',
      { ...get, path: '/v1/a%20b%2Fc', query: 'q=x%26y' },
    ],
    [`https://api.example.com/v1/carts?a=1&apikey=${key}&b=2`, { ...get, query: 'a=1&b=2', key }],
    [`https://api.example.com/v1/carts?x-api-key=${key}`, { ...get, key }],
    [`https://api.example.com/v1/carts?api%5Fkey=${key}`, { ...get, key }],
    [`https://${key}:S3cret@api.example.com/v1/carts`, { ...get, key }],
    ['https://api.example.com/v1/carts?apikey=YOUR_API_KEY', get],
    [
      'https://api.example.com/v1/carts?access_token=t0&client_secret=s',
      { ...get, hasToken: true },
    ],
  ])('%s', (pasted, expected) => {
    expect(readPastedCall(pasted)).toEqual(expected);
  });
});

describe('curl commands', () => {
  test.each<[pasted: string, expected: object]>([
    ['curl https://api.example.com/v1/carts', get],
    [`$ curl -i 'https://api.example.com/v1/carts?a=1' | jq .`, { ...get, query: 'a=1' }],
    [`curl -sS -H "x-apikey: ${key}" https://api.example.com/v1/carts`, { ...get, key }],
    [
      `curl -H 'Accept: a/b' \\\n  -H 'X-API-Key:${key}' \\\n  --url https://api.example.com/v1/carts`,
      { ...get, key },
    ],
    [`curl --header=apikey:${key} --url=https://api.example.com/v1/carts`, { ...get, key }],
    [
      `curl -X PUT https://api.example.com/v1/carts -d '{"apikey":"no"}'`,
      { ...get, method: 'PUT' },
    ],
    [`curl -XDELETE https://api.example.com/v1/carts; echo done`, { ...get, method: 'DELETE' }],
    [`curl --request patch https://api.example.com/v1/carts`, { ...get, method: 'PATCH' }],
    [`curl https://api.example.com/v1/carts --json '{}'`, { ...get, method: 'POST' }],
    [`curl -T file https://api.example.com/v1/carts`, { ...get, method: 'PUT' }],
    [`curl -I https://api.example.com/v1/carts`, { ...get, method: 'HEAD' }],
    [
      `curl -G -d apikey=${key} -d a=1 https://api.example.com/v1/carts`,
      { ...get, query: 'a=1', key },
    ],
    [
      `curl -Gd 'a=1&b=2' --data-urlencode 'q=x y' https://api.example.com/v1/carts?c=3`,
      { ...get, query: 'c=3&a=1&b=2&q=x%20y' },
    ],
    [`curl https://api.example.com/v1/carts -d apikey=${key}`, { ...get, method: 'POST', key }],
    [`curl -u ${key}:S3cret https://api.example.com/v1/carts`, { ...get, key }],
    [`curl -H "Authorization: Basic ${basic}" https://api.example.com/v1/carts`, { ...get, key }],
    [
      `curl -H 'Authorization: Bearer t0ken' https://api.example.com/v1/carts`,
      { ...get, hasToken: true },
    ],
    [`curl -H "x-apikey: $KEY" https://api.example.com/v1/carts`, get],
    [
      `KEY=x curl -H $'x-apikey: ${key}' "https://api.example.com:8443/v1/carts"`,
      { ...get, port: 8443, key },
    ],
    [
      `curl --proxy http://proxy.local:3128 -A 'x/1.0' -o out.json https://api.example.com/v1/carts`,
      get,
    ],
    [
      `curl --resolve api.example.com:443:127.0.0.1 -k 'http://[::1]:8080/v1/carts'`,
      { ...get, host: '::1', port: 8080 },
    ],
    [
      `curl ^"https://api.example.com/v1/carts?a=1^&b=2^" ^\r\n  -H ^"x-apikey: ${key}^"`,
      { ...get, query: 'a=1&b=2', key },
    ],
    [`curl https://api.example.com/v1/carts?a=1&b=2 --compressed`, { ...get, query: 'a=1&b=2' }],
    [
      `curl -d "it's \\"quoted\\"" 'https://api.example.com/v1/a%20b'`,
      { ...get, method: 'POST', path: '/v1/a%20b' },
    ],
  ])('%s', (pasted, expected) => {
    expect(readPastedCall(pasted)).toEqual(expected);
  });
});

describe('what is missing', () => {
  const noHost = { missing: 'host', method: 'GET', path: '/v1/carts', query: '', hasToken: false };
  test.each<[pasted: string, expected: object]>([
    ['', { missing: 'url' }],
    ['why does my key get a 401?', { missing: 'url' }],
    ['ftp://api.example.com/v1/carts', { missing: 'url' }],
    [`curl -H 'x-apikey: ${key}'`, { missing: 'url' }],
    ['https://[::1/v1', { missing: 'url' }],
    ['/v1/carts', noHost],
    ['curl https://$HOST/v1/carts', noHost],
    [`curl -X POST "\${BASE_URL}/v1/carts?apikey=${key}"`, { ...noHost, method: 'POST', key }],
    ['https://{{host}}:8080/v1/carts', noHost],
    ['https://<your-host>/v1/carts', noHost],
  ])('%s', (pasted, expected) => {
    expect(readPastedCall(pasted)).toEqual(expected);
  });
});

test('no key, secret or token stays in the query', () => {
  const query = `sig=1&clientsecret=a&password=b&access_token=c&other=${key}&key=${key}`;
  expect(readPastedCall(`https://api.example.com/?${query}`)).toMatchObject({
    query: 'sig=1',
    key,
  });
});
