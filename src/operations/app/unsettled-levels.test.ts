import { expect, test } from 'vitest';
import { recordOutcome, recordsOfApp, recordSent, recordStart } from '../log.ts';
import type { Change, Ending, Level } from './status-change.ts';
import { unsettledByApp, unsettledLevels } from './unsettled-levels.ts';

const key = { key: 'K1' };
let lastApp = 0;

test.each<[string, endings: (Ending | undefined)[], levels: Level[]]>([
  ['a change whose outcome is unknown', ['unknown'], [key]],
  ['a change that was accepted and does not show', ['unconfirmed'], [key]],
  ['a change that is sent right now', [undefined], [key]],
  ['a change that took effect', ['done'], []],
  ['a refused change', ['failed'], []],
  ['an unknown outcome, and later the same change took effect', ['unknown', 'done'], []],
])('%s', (_what, endings, levels) => {
  const { organization, appId } = newApp();
  for (const ending of endings) record({ organization, appId, level: key, ending });
  expect(unsettledLevels(recordsOfApp(organization, appId))).toEqual(levels);
  expect(unsettledLevels(recordsOfApp(organization, 'another-app'))).toEqual([]);
});

test('finds the apps of one organization that have unsettled statuses', () => {
  const { organization } = newApp();
  record({ organization, appId: 'open', level: key, ending: 'unknown' });
  record({ organization, appId: 'settled', level: {}, ending: 'done' });
  record({ organization, appId: 'running', level: {}, ending: undefined });
  expect(unsettledByApp(organization)).toEqual(
    new Map([
      ['open', [key]],
      ['running', [{}]],
    ]),
  );
  expect(unsettledByApp('another-organization')).toEqual(new Map());
});

// Records stay in the store, so each test has an organization of its own.
function newApp() {
  lastApp += 1;
  return { organization: `org-${lastApp}`, appId: 'app' };
}

interface Given {
  organization: string;
  appId: string;
  level: Level;
  ending: Ending | undefined;
}

function record({ organization, appId, level, ending }: Given) {
  const change = { organization, app: { appId }, level, action: 'revoke', at: 0 } as Change;
  const id = recordStart(change);
  recordSent(id);
  if (ending) recordOutcome(id, { ending, sent: true, at: Date.now() });
}
