import { describe, expect, test } from 'vitest';
import { resolveRoute } from './ingress.ts';

const rule = (basepath: string, environment: string, proxy: string) => ({
  basepath,
  environment,
  receiver: `organizations/acme/apis/${proxy}/revisions/3`,
});
const config = {
  environmentGroups: [
    {
      name: 'organizations/acme/envgroups/public',
      hostnames: ['api.example.com', 'www.example.com'],
      routingRules: [
        rule('/v1', 'prod', 'catch-all'),
        rule('/v1/shops/*/carts', 'prod', 'carts'),
        rule('/v1/shops/7/carts', 'prod', 'carts-of-7'),
        rule('/v1/weather', 'prod', 'weather'),
        rule('/v1/weather/alerts', 'eu', 'alerts'),
        { ...rule('/grouped', '', 'grouped'), environment: undefined, deploymentGroup: 'dg-1' },
        { basepath: '/basic', environment: 'prod' },
      ],
    },
    {
      name: 'organizations/acme/envgroups/root',
      hostnames: ['root.example.com'],
      routingRules: [rule('/', 'test', 'root')],
    },
  ],
};

describe('a URL', () => {
  test.each<[host: string, path: string, proxy: string, environment: string, suffix: string]>([
    ['api.example.com', '/v1/weather', 'weather', 'prod', ''],
    ['api.example.com', '/v1/weather/', 'weather', 'prod', '/'],
    ['WWW.example.com.', '/v1/weather/a/b', 'weather', 'prod', '/a/b'],
    ['api.example.com', '/v1/weather/alerts/1', 'alerts', 'eu', '/1'],
    ['api.example.com', '/v1/weathers', 'catch-all', 'prod', '/weathers'],
    ['api.example.com', '/v1/shops/9/carts/1/', 'carts', 'prod', '/1/'],
    ['api.example.com', '/v1/shops/7/carts', 'carts', 'prod', ''],
    ['api.example.com', '/v1/shops//carts', 'catch-all', 'prod', '/shops//carts'],
    ['root.example.com', '/', 'root', 'test', '/'],
    ['root.example.com', '/x', 'root', 'test', '/x'],
  ])('%s%s leads to %s', (host, path, proxy, environment, suffix) => {
    expect(resolveRoute(config, host, path)).toMatchObject({
      found: 'proxy',
      proxy,
      environment,
      suffix,
    });
  });

  test('can lead to a deployment group', () => {
    expect(resolveRoute(config, 'api.example.com', '/grouped/a')).toEqual({
      found: 'proxy',
      environment: null,
      deploymentGroup: 'dg-1',
      proxy: 'grouped',
      basePath: '/grouped',
      suffix: '/a',
    });
  });

  test('says what is missing', () => {
    expect(resolveRoute(config, 'other.example.com', '/v1')).toEqual({ found: 'no host' });
    expect(resolveRoute(config, 'api.example.com', '/v2')).toEqual({ found: 'no base path' });
    expect(resolveRoute(config, 'api.example.com', '/basic/a')).toEqual({
      found: 'no proxy',
      basePath: '/basic',
    });
  });
});

test('names the groups to load where the configuration has only their locations', () => {
  const [first] = config.environmentGroups;
  const location = 'https://apigee.googleapis.com/v1/x';
  const large = { name: 'organizations/acme/envgroups/large', location };
  const other = { environmentGroups: [first, large] };
  const missing = { found: 'group not loaded', groups: ['large'] };
  expect(resolveRoute(other, 'large.example.com', '/v1')).toEqual(missing);
  expect(resolveRoute(other, 'api.example.com', '/v2')).toEqual({ found: 'no base path' });
  const named = { ...large, hostnames: ['large.example.com'] };
  expect(resolveRoute({ environmentGroups: [named] }, 'large.example.com', '/')).toEqual(missing);
});

test.each([
  null,
  'x',
  {},
  { environmentGroups: {} },
  { environmentGroups: [null, { hostnames: 1 }] },
])('%j has no host', (odd) => {
  expect(resolveRoute(odd, 'api.example.com', '/')).toEqual({ found: 'no host' });
});
