import { expect, test } from 'vitest';
import { ConfigError, connectionTo, takeConnections, UnknownOrganization } from './connection.ts';

const x = { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1/' };
const edge = { name: 'Edge', platform: 'edge', baseUrl: '/edge/v1', organizations: ['shop'] };

test('an organization that is named wins over a connection that offers all', () => {
  takeConnections({ connections: [x, edge] });
  expect(connectionTo('shop').name).toBe('Edge');
  expect(connectionTo('anything').name).toBe('X');
});

test('an organization that nobody offers is unknown', () => {
  takeConnections({ connections: [edge] });
  expect(() => connectionTo('other')).toThrow(UnknownOrganization);
});

test('a slash at the end of a base URL does not double', () => {
  takeConnections({ connections: [x] });
  expect(connectionTo('o').baseUrl).toBe('https://x.example/v1');
});

test('two connections of one name are refused: a token of the one must not go to the other', () => {
  expect(() => takeConnections({ connections: [x, { ...edge, name: 'X' }] })).toThrow(
    'connections: two have the same name',
  );
});

test('every wrong place is named', () => {
  const wrong = { connections: [{ name: '', platform: 'saas', baseUrl: 'ftp://x' }, edge] };
  let problems: string[] = [];
  try {
    takeConnections(wrong);
  } catch (error) {
    if (error instanceof ConfigError) problems = error.problems;
  }
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'connections.0.name',
    'connections.0.platform',
    'connections.0.baseUrl',
  ]);
});
