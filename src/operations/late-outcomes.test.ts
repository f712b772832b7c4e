import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requests, resetMock, server, setScenario } from '../../mocks/node.ts';
import type { Scenario } from '../../mocks/scenarios.ts';
import { isOtherApp } from '../api/apps.ts';
import { connect } from '../connection/for-tests.ts';
import type { Finished } from './log.ts';
import { carryOut } from './run.ts';
import { decide, statusAt, type Switch } from './status-change.ts';
import { followUp } from './follow-up.ts';
import { resultOf } from './result.ts';
import {
  lastRecord,
  levels,
  platforms,
  rowOf,
  shownOf,
  switchOf,
  writeCount,
} from './switches.for-tests.ts';
import { fakeTime, passTime, realTime, runUntil } from './time.for-tests.ts';

let client: QueryClient;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  fakeTime();
  resetMock();
  client = new QueryClient();
  connect();
});
afterEach(async () => {
  server.resetHandlers();
  setScenario('none');
  // What is followed ends with its last outcome, or after that with the next read.
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
  await passTime(6 * 60_000, 5000);
  realTime();
});

/** Ways in which the answer to a write is lost, and the ms that the page waits for it. */
const losses = [
  ['502', 'bad-gateway', 0],
  ['503', 'unavailable', 0],
  ['504', 'gateway-timeout', 0],
  ['a dropped connection', 'network-error', 0],
  ['a timeout', 'silence', 30_000],
] as const;

/** Carries out a change as every page does, and follows it up; returns what was reported later. */
async function change(target: Switch) {
  const told: Finished[] = [];
  const record = await runUntil(carryOut(client, decide(target, 'revoke')));
  if (!record) throw new Error('nothing was begun');
  followUp(client, record.change, (settled) => told.push(...settled));
  return { record, told };
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
      'applied 0.2 and 1.5 s after %s: found at once',
      async (_how, fault, waitMs) => {
        for (const ms of [200, 1500]) {
          resetMock();
          const target = await switchOf(client, [organization, name, level]);
          applyLate(fault, waitMs + ms);
          const { record, told } = await change(target);
          expect(record.outcome.ending).toBe('done-anyway');
          expect(shownOf(client, target)).toBe('revoked');
          expect(told).toEqual([]);
          expect(writeCount()).toBe(1);
        }
      },
    );

    test.each(losses)(
      'applied 31.5 and 60 s after %s: not known, then found within 30 s',
      async (_how, fault, waitMs) => {
        for (const ms of [31_500, 60_000]) {
          resetMock();
          const target = await switchOf(client, [organization, name, level]);
          const begun = Date.now();
          applyLate(fault, waitMs + ms);
          const { record, told } = await change(target);
          expect(record.outcome.ending).toBe('unknown');
          expect(resultOf(record).text).toMatch(
            /^Not known yet: the server may still apply it\. It still shows Approved/u,
          );
          await passTime(begun + waitMs + ms + 30_000 - Date.now(), 500);
          expect(lastRecord().outcome?.ending).toBe('done-anyway');
          expect(told.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
          expect(shownOf(client, target)).toBe('revoked');
          expect(writeCount()).toBe(1);
        }
      },
    );

    test('never applied: said after 5 minutes, and nothing is read any more', async () => {
      const target = await switchOf(client, [organization, name, level]);
      applyLate('gateway-timeout');
      const { told } = await change(target);
      await passTime(5 * 60_000 + 30_000, 5000);
      expect(told.map(({ outcome }) => outcome.ending)).toEqual(['not-applied']);
      expect(resultOf(lastRecord()).text).toMatch(/^Not applied within 5 minutes: still Approved/u);
      const asked = requests().length;
      await passTime(5 * 60_000, 5000);
      expect(requests()).toHaveLength(asked);
      expect(writeCount()).toBe(1);
    });

    test.each([
      ['the connection', () => onlineManager.setOnline(true)],
      ['the tab', () => focusManager.setFocused(true)],
    ])('offline during the change: read as soon as %s comes back', async (_what, comeBack) => {
      const target = await switchOf(client, [organization, name, level]);
      applyLate('network-error', 2000);
      const running = change(target);
      await passTime(300);
      onlineManager.setOnline(false);
      focusManager.setFocused(false);
      setScenario({ id: 'offline', affects: 'all', instead: 'network-error' });
      const { record, told } = await running;
      expect(record.outcome.ending).toBe('unknown');
      expect(resultOf(record).text).toContain('The app could not be loaded again');
      // Longer than the page reads by itself, as in a laptop that slept.
      await passTime(10 * 60_000, 10_000);
      expect(lastRecord().outcome?.ending).toBe('unknown');
      setScenario('none');
      comeBack();
      await passTime(1000);
      expect(told.map(({ outcome }) => outcome.ending)).toEqual(['done-anyway']);
      expect(shownOf(client, target)).toBe('revoked');
      expect(writeCount()).toBe(1);
    });
  });

  describe('identity', () => {
    test('a look that answers with another app sends nothing', async () => {
      const target = await switchOf(client, [organization, name, 'key']);
      answerWithOther(organization, name);
      const record = await runUntil(carryOut(client, decide(target, 'revoke')));
      expect(record?.outcome).toMatchObject({ ending: 'not-sent', sent: false });
      expect(isOtherApp(record?.outcome.error)).toBe(true);
      expect(writeCount()).toBe(0);
    });

    test('a verification that answers with another app proves nothing', async () => {
      const target = await switchOf(client, [organization, name, 'key']);
      const isWritten = { current: false };
      answerWithOther(organization, name, () => writeCount() > 0 && !isWritten.current);
      const { record } = await change(target);
      expect(record.outcome).toMatchObject({ ending: 'unverified', sent: true, app: undefined });
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

/** A broken cache: the app's address answers with another app. */
function answerWithOther(organization: string, name: string, isBroken = () => true) {
  const { appId } = rowOf(organization, name);
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
