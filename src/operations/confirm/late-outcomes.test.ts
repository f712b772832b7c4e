import { focusManager, onlineManager } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { requests, resetMock, server, setScenario } from '../../../mocks/node.ts';
import type { Scenario } from '../../../mocks/scenario-list.ts';
import { isOtherResource } from '../../api/api-error.ts';
import type { FinishedOperation } from '../log.ts';
import { runOperation } from '../run.ts';
import { statusChange } from '../app/status-change.ts';
import { statusAt, type Switch } from '../app/switches.ts';
import { followUp } from './follow-up.ts';
import { resultOf } from '../report/result.ts';
import {
  lastRecord,
  levels,
  platforms,
  mockApp,
  serveMockInFakeTime,
  shownOf,
  switchOf,
  writeCount,
} from '../switches.for-tests.ts';
import { passTime, runUntil } from '../time.for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

serveMockInFakeTime();
const client = cacheForEachTest();

/** Ways to lose the response to a write, and how long the page waits for it, in ms. */
const losses = [
  ['502', 'bad-gateway', 0],
  ['503', 'unavailable', 0],
  ['504', 'gateway-timeout', 0],
  ['a dropped connection', 'network-error', 0],
  ['a timeout', 'silence', 30_000],
] as const;

/** Runs a change and follows it up, as pages do; `reported` gets the outcomes that are settled later. */
async function change(target: Switch) {
  const reported: FinishedOperation[] = [];
  const record = await runUntil(runOperation(client, statusChange(target, 'revoke')));
  if (!record) throw new Error('nothing was started');
  followUp(client, record.operation, (settled) => reported.push(...settled));
  return { record, reported };
}

function applyLate(instead: NonNullable<Scenario['instead']>, appliesAfter?: number) {
  setScenario({
    id: 'late',
    affects: 'writes',
    instead,
    ...(appliesAfter !== undefined && { appliesAfter }),
  });
}

describe.each(platforms)('%s', (_platform, organization, name) => {
  describe.each(levels)('%s', (level) => {
    test.each(losses)(
      'applied 0.2 and 1.5 s after %s: done anyway, without a follow-up',
      async (_how, fault, waitMs) => {
        for (const ms of [200, 1500]) {
          resetMock();
          const target = await switchOf(client, [organization, name, level]);
          applyLate(fault, waitMs + ms);
          const { record, reported } = await change(target);
          expect(record.outcome.ending).toBe('done-anyway');
          expect(shownOf(client, target)).toBe('revoked');
          expect(reported).toEqual([]);
          expect(writeCount()).toBe(1);
        }
      },
    );

    test.each(losses)(
      'applied 31.5 and 60 s after %s: unknown, then done anyway within 30 s',
      async (_how, fault, waitMs) => {
        for (const ms of [31_500, 60_000]) {
          resetMock();
          const target = await switchOf(client, [organization, name, level]);
          const startedAt = Date.now();
          applyLate(fault, waitMs + ms);
          const { record, reported } = await change(target);
          expect(record.outcome.ending).toBe('unknown');
          expect(resultOf(record).text).toMatch(
            /^Not known yet: the server may still apply it\. It still shows Approved/u,
          );
          await passTime(startedAt + waitMs + ms + 30_000 - Date.now(), 500);
          expect(lastRecord().outcome?.ending).toBe('done-anyway');
          expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
          expect(shownOf(client, target)).toBe('revoked');
          expect(writeCount()).toBe(1);
        }
      },
    );

    test('reports “not applied” after 5 minutes and stops reading', async () => {
      const target = await switchOf(client, [organization, name, level]);
      applyLate('gateway-timeout');
      const { reported } = await change(target);
      await passTime(5 * 60_000 + 30_000, 5000);
      expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['not-applied']);
      expect(resultOf(lastRecord()).text).toMatch(/^Not applied within 5 minutes: still Approved/u);
      const asked = requests().length;
      await passTime(5 * 60_000, 5000);
      expect(requests()).toHaveLength(asked);
      expect(writeCount()).toBe(1);
    });

    test.each([
      ['the connection', () => onlineManager.setOnline(true)],
      ['the tab', () => focusManager.setFocused(true)],
    ])(
      'offline during the change: reads again as soon as %s comes back',
      async (_what, comeBack) => {
        const target = await switchOf(client, [organization, name, level]);
        applyLate('network-error', 2000);
        const running = change(target);
        await passTime(300);
        onlineManager.setOnline(false);
        focusManager.setFocused(false);
        setScenario({ id: 'offline', affects: 'all', instead: 'network-error' });
        const { record, reported } = await running;
        expect(record.outcome.ending).toBe('unknown');
        expect(resultOf(record).text).toContain('It could not be loaded again');
        // Longer than the follow-up reads, like a laptop that was asleep.
        await passTime(10 * 60_000, 10_000);
        expect(lastRecord().outcome?.ending).toBe('unknown');
        setScenario('none');
        comeBack();
        await passTime(1000);
        expect(reported.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
        expect(shownOf(client, target)).toBe('revoked');
        expect(writeCount()).toBe(1);
      },
    );
  });

  describe('a read that returns another app', () => {
    test('sends nothing when the read returns another app', async () => {
      const target = await switchOf(client, [organization, name, 'key']);
      returnOtherApp(organization, name);
      const record = await runUntil(runOperation(client, statusChange(target, 'revoke')));
      expect(record?.outcome).toMatchObject({ ending: 'not-sent', sent: false });
      expect(isOtherResource(record?.outcome.error)).toBe(true);
      expect(writeCount()).toBe(0);
    });

    test('does not verify the change', async () => {
      const target = await switchOf(client, [organization, name, 'key']);
      const isWritten = { current: false };
      returnOtherApp(organization, name, () => writeCount() > 0 && !isWritten.current);
      const { record } = await change(target);
      expect(record.outcome).toMatchObject({ ending: 'unverified', sent: true, state: undefined });
      expect(shownOf(client, target)).toBe('approved');
      isWritten.current = true;
      await passTime(30_000, 500);
      expect(lastRecord().outcome?.ending).toBe('done');
      expect(shownOf(client, target)).toBe('revoked');
      expect(writeCount()).toBe(1);
      expect(statusAt(target.app, target.level)).toBe('approved');
    });
  });
});

/** Like a broken cache: the app's URL returns another app. */
function returnOtherApp(organization: string, name: string, isBroken = () => true) {
  const { appId } = mockApp(organization, name);
  const other = {
    appId: '00000000-0000-4000-8000-00000000ffff',
    name: 'other',
    status: 'revoked',
    developerId: 'd',
    credentials: [],
  };
  server.use(
    http.get(new RegExp(`/apps/${appId}$`, 'u'), () =>
      isBroken() ? HttpResponse.json(other) : undefined,
    ),
  );
}
