import { expect, test } from 'vitest';
import { readArguments } from './mock-arguments.ts';

test('the arguments name the port, the scenario, the tokens and the organizations', () => {
  const args = '--port 0 --scenario slow --token A --token B --token-seconds 60 --apps 120,120';
  const { extraOrganizations, ...others } = readArguments(args.split(' '));
  expect(others).toEqual({
    port: 0,
    scenario: 'slow',
    options: { tokens: ['A', 'B'], tokenSeconds: 60 },
  });
  expect(extraOrganizations.map(({ name }) => name)).toEqual([
    'generated-120',
    'generated-edge-120',
    'keywarden-edge-cases',
  ]);
});

test.each([
  ['', '--port is'],
  ['--port 65536', '--port is'],
  ['--port 0 --scenario sunshine', '--scenario is one of none, slow'],
  ['--port 0 --token-seconds 0', '--token-seconds is'],
  ['--port 0 --apps 1000,200001', '--apps is a whole number from 1 to 200000'],
  ['--port 0 --verbose', '--verbose'],
])('the arguments “%s” are refused: %s', (args, why) => {
  expect(() => readArguments(args.split(' ').filter(Boolean))).toThrow(why);
});
