import { beforeEach, expect, test } from 'vitest';
import { recordOutcome, recordsOf, recordSent, recordStart } from '../log.ts';
import type { App } from '../../api/schemas.ts';
import { connect } from '../../connection/for-tests.ts';
import type { Ending } from '../operation.ts';
import { statusChange } from './status-change.ts';
import { appResourceId, type Level } from './switches.ts';
import { unsettledByApp, unsettledLevels } from './unsettled-levels.ts';

const organization = 'keywarden-demo';
const appId = 'app';
const key = { key: 'K1' };

beforeEach(() => connect());

test.each<[string, endings: (Ending | undefined)[], levels: Level[]]>([
  ['a change whose outcome is unknown', ['unknown'], [key]],
  ['a change that was accepted and does not show', ['unconfirmed'], [key]],
  ['a change that is sent right now', [undefined], [key]],
  ['a change that took effect', ['done'], []],
  ['a refused change', ['failed'], []],
  ['an unknown outcome, and later the same change took effect', ['unknown', 'done'], []],
])('%s', (_what, endings, levels) => {
  for (const ending of endings) record({ appId, level: key, ending });
  expect(unsettledLevels(recordsOf(appResourceId(organization, appId)))).toEqual(levels);
  expect(unsettledLevels(recordsOf(appResourceId(organization, 'another-app')))).toEqual([]);
});

test('finds the apps of one organization that have unsettled statuses', () => {
  record({ appId: 'open', level: key, ending: 'unknown' });
  record({ appId: 'settled', level: {}, ending: 'done' });
  record({ appId: 'running', level: {}, ending: undefined });
  expect(unsettledByApp(organization)).toEqual(
    new Map([
      ['open', [key]],
      ['running', [{}]],
    ]),
  );
  expect(unsettledByApp('another-organization')).toEqual(new Map());
});

interface Given {
  appId: string;
  level: Level;
  ending: Ending | undefined;
}

function record({ appId: id, level, ending }: Given) {
  const owner = { kind: 'developer', id: 'dev-1', email: '' };
  const app = { appId: id, owner, credentials: [] as unknown[] } as unknown as App;
  const recordId = recordStart(statusChange({ organization, app, level }, 'revoke'));
  recordSent(recordId);
  if (ending) recordOutcome(recordId, { ending, sent: true, at: Date.now() });
}
