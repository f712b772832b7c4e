import { describe, expect, test } from 'vitest';
import { setScenario } from '../../../mocks/node.ts';
import type { Lag } from '../../../mocks/lag.ts';
import { undoOf } from '../undo.ts';
import { runOperation } from '../run.ts';
import { statusChange } from '../app/status-change.ts';
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

function lagBy(ms: number, as: Lag['as'] = 'before') {
  setScenario({ id: 'lag', affects: 'all', lag: { ms, as } });
}

describe.each(platforms)('%s', (_platform, organization, name) => {
  describe.each(levels)('%s', (level) => {
    test.each([1, 2, 3, 4, 5, 6, 7, 8])(
      'verifies a change with one write when reads lag %i s',
      async (s) => {
        const target = await switchOf(client, [organization, name, level]);
        lagBy(s * 1000);
        const record = await runUntil(runOperation(client, statusChange(target, 'revoke')));
        expect(record?.outcome).toMatchObject({ ending: 'done', others: undefined });
        expect(shownOf(client, target)).toBe('revoked');
        expect(writeCount()).toBe(1);
      },
    );

    test('verifies a change and keeps the keys on the page when reads lack keys for 3 s', async () => {
      const target = await switchOf(client, [organization, name, level]);
      lagBy(3000, 'no-credentials');
      const running = runOperation(client, statusChange(target, 'revoke'));
      await passTime(1000);
      expect(shownOf(client, { ...target, level: {} })).toBeDefined();
      expect(shownOf(client, target)).toBe('approved');
      expect((await runUntil(running))?.outcome.ending).toBe('done');
      expect(shownOf(client, target)).toBe('revoked');
      expect(writeCount()).toBe(1);
    });

    test.each(['before', 'no-credentials'] as const)(
      'reads that lag 20 s (%s): unconfirmed, then verified by a later read',
      async (as) => {
        const target = await switchOf(client, [organization, name, level]);
        lagBy(20_000, as);
        const record = await runUntil(runOperation(client, statusChange(target, 'revoke')));
        if (!record) throw new Error('nothing was started');
        expect(record.outcome.ending).toBe('unconfirmed');
        expect(resultOf(record).text).not.toMatch(/removed|not there|any more/iu);
        followUp(client, record.operation);
        await passTime(30_000, 250);
        expect(lastRecord().outcome?.ending).toBe('done');
        expect(shownOf(client, target)).toBe('revoked');
        expect(writeCount()).toBe(1);
        expect(undoOf(lastRecord())?.action).toBe('approve');
      },
    );
  });

  test('a second change does not wait for the first, and the lag is not a conflict', async () => {
    const app = await switchOf(client, [organization, name, 'app']);
    const product = await switchOf(client, [organization, name, 'product']);
    lagBy(6000);
    const first = runOperation(client, statusChange(app, 'revoke'));
    await passTime(1000);
    expect(lastRecord().isConfirming).toBe(true);
    const second = runOperation(client, statusChange(product, 'revoke'));
    await passTime(500);
    expect(writeCount()).toBe(2);
    const endings = (await runUntil(Promise.all([first, second]))).map((one) => one?.outcome);
    expect(endings).toMatchObject([
      { ending: 'done', others: undefined },
      { ending: 'done', others: undefined },
    ]);
  });

  test('sends a second change of a key that a lagging read lacks', async () => {
    const app = await switchOf(client, [organization, name, 'app']);
    const product = await switchOf(client, [organization, name, 'product']);
    lagBy(3000, 'no-credentials');
    const key = await switchOf(client, [organization, name, 'key']);
    const first = runOperation(client, statusChange(key, 'revoke'));
    await passTime(500);
    const second = runOperation(client, statusChange(product, 'revoke'));
    const endings = (await runUntil(Promise.all([first, second]))).map(
      (one) => one?.outcome.ending,
    );
    expect(endings).toEqual(['done', 'done']);
    expect(writeCount()).toBe(2);
    expect(shownOf(client, app)).toBe('approved');
  });

  test('a lagging read does not count as already set', async () => {
    const target = await switchOf(client, [organization, name, 'product']);
    lagBy(20_000);
    await runUntil(runOperation(client, statusChange(target, 'revoke')));
    const back = await runUntil(runOperation(client, statusChange(target, 'approve')));
    expect(back?.outcome.sent).toBe(true);
    expect(writeCount()).toBe(2);
    expect(mockApp(organization, name).credentials[0]?.products[0]?.status).toBe('approved');
  });

  test('sends no second change of a switch that is being confirmed', async () => {
    const target = await switchOf(client, [organization, name, 'key']);
    lagBy(5000);
    const first = runOperation(client, statusChange(target, 'revoke'));
    await passTime(1000);
    expect(await runOperation(client, statusChange(target, 'revoke'))).toBeNull();
    await runUntil(first);
    expect(writeCount()).toBe(1);
  });
});
