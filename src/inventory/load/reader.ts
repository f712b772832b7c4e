import { wrap, type Remote } from 'comlink';
import { mayHideApps, nextHiddenList, type AppsPage } from '../../api/apps.ts';
import type { Query } from '../../api/lists/paging.ts';
import { missingRowsOfAll } from '../../api/lists/totals.ts';
import type { Store } from '../../store.ts';
import type { Inventory, Reader } from '../inventory.ts';
import {
  expectedTotal,
  addLoaded,
  listCountOf,
  loadPages,
  createListProgress,
  type Loaded,
} from './load-pages.ts';
import type { OrganizationIndex } from '../organization-index.ts';
import { workerCrash } from './worker-crash.ts';

/** An index, and how to end its worker. */
interface OpenIndex {
  index: Remote<OrganizationIndex>;
  end(): void;
  /** rejects when the worker can't start or crashes */
  crash?: Promise<never>;
}

function openWorker(): OpenIndex {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
  return {
    index: wrap<OrganizationIndex>(worker),
    crash: workerCrash(worker),
    end: () => worker.terminate(),
  };
}

interface Options {
  /** stops after so many apps */
  upTo?: number | undefined;
  /** not given = in a worker */
  opened?: OpenIndex;
}

/**
 * Starts an index and loads the first page and all later ones into it, one at a time (`waitForTurn`). If a page fails,
 * the pages before it stay.
 */
export function startReader(
  organization: string,
  first: AppsPage,
  store: Store<Inventory | null>,
  { upTo, opened: { index, end, crash } = openWorker() }: Options = {},
): Reader {
  const plainList = createListProgress({}, first);
  const lists = [plainList];
  let list = plainList;
  const source = { organization, index, settled: new Set(plainList.ids) };
  let halt = new AbortController();
  let limit = upTo ?? Number.POSITIVE_INFINITY;

  store.set({
    organization,
    index,
    state: 'loading',
    loadedApps: 0,
    expectedApps: expectedTotal(plainList),
    skipped: first.skipped,
    since: Date.now(),
    version: 0,
  });
  const update = (changes: Partial<Inventory>) => {
    const now = store.get();
    if (now?.index === index) store.set({ ...now, ...changes, version: now.version + 1 });
  };

  async function run(prepare: () => Promise<unknown>) {
    halt = new AbortController();
    const { signal } = halt;
    update({ state: 'loading', error: undefined });
    try {
      await prepare();
      update({ loadedApps: await index.size() });
      for await (const loaded of loadPages(source, list, signal)) {
        const loadedApps = await index.size();
        add(loaded);
        update({ loadedApps, expectedApps: expectedAtLeast(loadedApps) });
        if (loadedApps >= limit) halt.abort();
      }
      const next = await nextList();
      if (next) {
        list = createListProgress(next);
        lists.push(list);
        return await run(async () => {});
      }
      const result = endState(await index.size());
      if (result.state === 'whole') forgetIds();
      update(result);
    } catch (error) {
      const isBroken = store.get()?.state === 'failed';
      if (!isBroken) update(signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
    }
  }

  async function nextList(): Promise<Query | undefined> {
    if (list === plainList && !mayHideApps(organization, await index.hasRevoked()))
      return undefined;
    return nextHiddenList(plainList, lists.slice(1));
  }

  // The skipped rows of a page without new apps are repeats and don't count.
  function add(loaded: Loaded) {
    const { ids, skipped } = loaded;
    const isNew = ids.length === 0 || ids.some((id) => !lists.some((before) => before.ids.has(id)));
    addLoaded(list, loaded);
    if (isNew && skipped.length > 0)
      update({ skipped: [...(store.get()?.skipped ?? []), ...skipped] });
  }

  // If lists hide revoked apps, the total can be below the apps loaded; it is then dropped.
  function expectedAtLeast(loadedApps: number): number | undefined {
    const expectedApps = expectedTotal(plainList);
    return expectedApps !== undefined && expectedApps >= loadedApps ? expectedApps : undefined;
  }

  // A remaining cursor means that the server's pages repeat (`pagesOf`).
  function endState(loadedApps: number): Partial<Inventory> {
    const received = loadedApps + (store.get()?.skipped.length ?? 0);
    const missing = missingRowsOfAll(lists.map(listCountOf), received);
    if (missing > 0) return { state: 'short', loadedApps, expectedApps: received + missing };
    if (lists.some(({ cursor }) => cursor !== null)) return { state: 'short', loadedApps };
    return { state: 'whole', loadedApps, expectedApps: loadedApps };
  }

  // Nothing more is compared with them, and those of 100,000 apps take 9 MB.
  function forgetIds() {
    for (const { ids } of [...lists, { ids: source.settled }]) ids.clear();
  }

  crash?.catch((error: unknown) => {
    halt.abort();
    update({ state: 'failed', error });
  });
  void run(() => index.upsert(first.apps));
  return {
    stop: () => halt.abort(),
    resume() {
      limit = Number.POSITIVE_INFINITY;
      void run(async () => {});
    },
    end() {
      halt.abort();
      end();
    },
  };
}
