import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resetMock, server, setScenario } from '../../mocks/node.ts';
import type { Lag } from '../../mocks/lag.ts';
import { connect } from '../connection/for-tests.ts';
import { undoOf } from './log.ts';
import { carryOut } from './run.ts';
import { decide } from './status-change.ts';
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
afterEach(realTime);

function lagBy(ms: number, as: Lag['as'] = 'before') {
  setScenario({ id: 'lag', affects: 'all', lag: { ms, as } });
}

describe.each(platforms)('%s', (_platform, organization, name) => {
  describe.each(levels)('%s', (level) => {
    test.each([1, 2, 3, 4, 5, 6, 7, 8])('reads that lag %i s: verified, one write', async (s) => {
      const target = await switchOf(client, [organization, name, level]);
      lagBy(s * 1000);
      const record = await runUntil(carryOut(client, decide(target, 'revoke')));
      expect(record?.outcome).toMatchObject({ ending: 'done', others: undefined });
      expect(shownOf(client, target)).toBe('revoked');
      expect(writeCount()).toBe(1);
    });

    test('reads without any key for 3 s: verified, and the page keeps its keys', async () => {
      const target = await switchOf(client, [organization, name, level]);
      lagBy(3000, 'no-credentials');
      const running = carryOut(client, decide(target, 'revoke'));
      await passTime(1000);
      expect(shownOf(client, { ...target, level: {} })).toBeDefined();
      expect(shownOf(client, target)).toBe('approved');
      expect((await runUntil(running))?.outcome.ending).toBe('done');
      expect(shownOf(client, target)).toBe('revoked');
      expect(writeCount()).toBe(1);
    });

    test.each(['before', 'no-credentials'] as const)(
      'reads that lag 20 s (%s): not confirmed, then verified by a later read',
      async (as) => {
        const target = await switchOf(client, [organization, name, level]);
        lagBy(20_000, as);
        const record = await runUntil(carryOut(client, decide(target, 'revoke')));
        if (!record) throw new Error('nothing was begun');
        expect(record.outcome.ending).toBe('unconfirmed');
        expect(resultOf(record).text).not.toMatch(/removed|not there|any more/iu);
        followUp(client, record.change);
        await passTime(30_000, 250);
        expect(lastRecord().outcome?.ending).toBe('done');
        expect(shownOf(client, target)).toBe('revoked');
        expect(writeCount()).toBe(1);
        expect(undoOf(lastRecord())?.action).toBe('approve');
      },
    );
  });

  test('a second change need not wait, and the lag of the first is no conflict', async () => {
    const app = await switchOf(client, [organization, name, 'app']);
    const product = await switchOf(client, [organization, name, 'product']);
    lagBy(6000);
    const first = carryOut(client, decide(app, 'revoke'));
    await passTime(1000);
    expect(lastRecord().isConfirming).toBe(true);
    const second = carryOut(client, decide(product, 'revoke'));
    await passTime(500);
    expect(writeCount()).toBe(2);
    const endings = (await runUntil(Promise.all([first, second]))).map((one) => one?.outcome);
    expect(endings).toMatchObject([
      { ending: 'done', others: undefined },
      { ending: 'done', others: undefined },
    ]);
  });

  test('a second change of a key that a lagging read lacks is sent all the same', async () => {
    const app = await switchOf(client, [organization, name, 'app']);
    const product = await switchOf(client, [organization, name, 'product']);
    lagBy(3000, 'no-credentials');
    const key = await switchOf(client, [organization, name, 'key']);
    const first = carryOut(client, decide(key, 'revoke'));
    await passTime(500);
    const second = carryOut(client, decide(product, 'revoke'));
    const endings = (await runUntil(Promise.all([first, second]))).map(
      (one) => one?.outcome.ending,
    );
    expect(endings).toEqual(['done', 'done']);
    expect(writeCount()).toBe(2);
    expect(shownOf(client, app)).toBe('approved');
  });

  test('what a lagging read shows is not taken for “already so”', async () => {
    const target = await switchOf(client, [organization, name, 'product']);
    lagBy(20_000);
    await runUntil(carryOut(client, decide(target, 'revoke')));
    const back = await runUntil(carryOut(client, decide(target, 'approve')));
    expect(back?.outcome.sent).toBe(true);
    expect(writeCount()).toBe(2);
    expect(rowOf(organization, name).credentials[0]?.products[0]?.status).toBe('approved');
  });

  test('the same switch is not sent twice while it is being confirmed', async () => {
    const target = await switchOf(client, [organization, name, 'key']);
    lagBy(5000);
    const first = carryOut(client, decide(target, 'revoke'));
    await passTime(1000);
    expect(await carryOut(client, decide(target, 'revoke'))).toBeNull();
    await runUntil(first);
    expect(writeCount()).toBe(1);
  });
});
