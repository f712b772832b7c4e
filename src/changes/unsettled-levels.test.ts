import { expect, test } from 'vitest';
import type { ActivityRecord } from './activity.ts';
import type { Change, Ending, Level } from './change.ts';
import { unsettledByApp, unsettledLevels } from './unsettled-levels.ts';

const key = { key: 'K1' };

test.each<[string, ActivityRecord[], Level[]]>([
  ['a change whose outcome is unknown', [record(1, key, 'unknown')], [key]],
  ['a change that was accepted and does not show', [record(1, key, 'unconfirmed')], [key]],
  ['a change that is sent right now', [record(1, key)], [key]],
  ['a change that took effect', [record(1, key, 'done')], []],
  ['a refused change', [record(1, key, 'failed')], []],
  [
    'an unknown outcome with a later change that took effect',
    [record(1, key, 'unknown'), record(2, key, 'done')],
    [],
  ],
  ['a change of another app', [record(1, key, 'unknown', 'other')], []],
])('%s', (_what, records, levels) => {
  expect(unsettledLevels(records, 'acme', 'app-1')).toEqual(levels);
});

test('the apps of one organization that have something unsettled', () => {
  const records = [
    record(1, key, 'unknown'),
    record(2, {}, 'done', 'settled'),
    record(3, {}, undefined, 'running'),
  ];
  expect(unsettledByApp(records, 'acme')).toEqual(
    new Map([
      ['app-1', [key]],
      ['running', [{}]],
    ]),
  );
  expect(unsettledByApp(records, 'other')).toEqual(new Map());
});

function record(id: number, level: Level, ending?: Ending, appId = 'app-1'): ActivityRecord {
  const change = { organization: 'acme', app: { appId }, level, action: 'revoke', at: 0 } as Change;
  return {
    id,
    startedAt: 0,
    change,
    ...(ending && { outcome: { ending, sent: true, at: 1 } }),
  };
}
