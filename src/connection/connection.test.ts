import { expect, test } from 'vitest';
import { ConfigError, connectionTo, setConnections, UnknownOrganization } from './connection.ts';

const x = { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1/' };
const edge = { name: 'Edge', platform: 'edge', baseUrl: '/edge/v1', organizations: ['shop'] };

test('a connection that names the organization takes precedence over one that offers all', () => {
  setConnections({ connections: [x, edge] });
  expect(connectionTo('shop').name).toBe('Edge');
  expect(connectionTo('anything').name).toBe('X');
});

test('an organization that no connection offers is unknown', () => {
  setConnections({ connections: [edge] });
  expect(() => connectionTo('other')).toThrow(UnknownOrganization);
});

test('a slash at the end of a base URL is removed', () => {
  setConnections({ connections: [x] });
  expect(connectionTo('o').baseUrl).toBe('https://x.example/v1');
});

test('two connections with the same name are refused, so that no token goes to the wrong one', () => {
  expect(() => setConnections({ connections: [x, { ...edge, name: 'X' }] })).toThrow(
    'connections: two have the same name',
  );
});

test('the error names every invalid field', () => {
  const wrong = { connections: [{ name: '', platform: 'saas', baseUrl: 'ftp://x' }, edge] };
  let problems: string[] = [];
  try {
    setConnections(wrong);
  } catch (error) {
    if (error instanceof ConfigError) problems = error.problems;
  }
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'connections.0.name',
    'connections.0.platform',
    'connections.0.baseUrl',
  ]);
});
