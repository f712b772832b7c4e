import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appsQuery, isTruncatedList } from '../api/apps.ts';
import { connect } from '../connection/for-tests.ts';
import { createStore } from '../store.ts';
import type { Inventory } from './inventory.ts';
import { randomPlatforms, randomServer, type RandomServer } from './random-server.for-tests.ts';
import { startReader } from './load/reader.ts';
import { viewOf } from './view.ts';
import { createOrganizationIndex } from './organization-index.ts';

// Without pauses between requests.
vi.mock(import('../api/http/pace.ts'), async (original) => ({
  ...(await original()),
  waitForTurn: async (signal: AbortSignal) => signal.throwIfAborted(),
}));

beforeAll(() => {
  connect(randomPlatforms);
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => vi.unstubAllGlobals());

/** What the list shows in the end. */
interface Shown {
  count: number;
  skipped: number;
  isAll: boolean;
  ids: string[];
  how: string;
}

const wholeView = { view: viewOf(new URLSearchParams()), language: 'en', now: 0 };

async function shownBy({ organization, answer, restart }: RandomServer): Promise<Shown> {
  vi.stubGlobal('fetch', async (url: string) =>
    Object.defineProperty(answer(new URL(url)), 'url', { value: url }),
  );
  const client = new QueryClient();
  const readFirst = () => client.query(appsQuery(organization));
  const first = await readFirst().catch(() => {
    restart();
    return readFirst();
  });
  if (first.next === null) {
    const ids = first.apps.map(({ appId }) => appId);
    const isAll = !isTruncatedList(first);
    const how = isAll ? 'a page' : 'a short page';
    return { count: ids.length, skipped: first.skipped.length, isAll, ids, how };
  }
  const index = createOrganizationIndex();
  const store = createStore<Inventory | null>(null);
  const opened = { index: index as unknown as Inventory['index'], end() {} };
  const ended = () =>
    new Promise<Inventory>((resolve) => {
      const unwatch = store.subscribe(() => {
        const now = store.get();
        if (!now || now.state === 'loading') return;
        unwatch();
        resolve(now);
      });
    });
  let end = ended();
  const reader = startReader(organization, first, store, { opened });
  let inventory = await end;
  if (inventory.state === 'failed') {
    expect(inventory.error).toMatchObject({ status: 500 });
    end = ended();
    reader.resume();
    inventory = await end;
  }
  const { loadedApps: count, skipped, state } = inventory;
  const { answerId, count: rows } = index.query(wholeView, 0, 0);
  const ids = index.ids(answerId, 0, rows) ?? [];
  return { count, skipped: skipped.length, isAll: state === 'whole', ids, how: state };
}

// Whether the server said that it sent all apps: there is no next page, and the total is reached. If both lists send the
// same total, it can be that of all apps.
function saysAll({ lists: { plain, revoked }, sent, odd }: RandomServer): boolean {
  const gave = ({ apps, odd: left, gone, total = 0 }: typeof plain) =>
    total - gone.size <= apps.size + left.size;
  const isOfBoth = ({ total = 0, gone }: typeof plain) =>
    total - gone.size === sent.size + odd.size;
  const isPlainAll = plain.saidLast && (gave(plain) || isOfBoth(plain));
  if (!isPlainAll || revoked === null) return isPlainAll;
  return revoked.saidLast && (gave(revoked) || (isOfBoth(plain) && isOfBoth(revoked)));
}

test('200 random servers: each app counts once; "all" is claimed only if the server said so', async () => {
  const ways = new Map<string, number>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const server = randomServer(seed);
    const shown = await shownBy(server);
    expect(shown.ids.toSorted(), `seed ${seed}`).toEqual([...server.sent].toSorted());
    expect(shown.count, `seed ${seed}`).toBe(server.sent.size);
    expect(shown.isAll, `seed ${seed}: ${shown.how}`).toBe(saysAll(server));
    ways.set(shown.how, (ways.get(shown.how) ?? 0) + 1);
  }
  expect([...ways.keys()].toSorted()).toEqual(['a page', 'a short page', 'short', 'whole']);
  expect(Math.min(...ways.values()), JSON.stringify([...ways])).toBeGreaterThan(3);
}, 120_000);
