import { wrap, type Remote } from 'comlink';
import { mayHideRevoked, revokedOnly, type AppsPage } from '../api/apps.ts';
import { missingIn, missingInBoth } from '../api/lists/totals.ts';
import type { Store } from '../store.ts';
import type { Catalog, Reader } from './inventory.ts';
import { aboutIn, addTo, countedIn, loadPages, planFor, type Loaded } from './load-pages.ts';
import type { Index } from './whole-index.ts';

/** An index and the way to end it. */
interface Opened {
  index: Remote<Index>;
  end(): void;
  /** never, but when the worker can't be had or breaks down */
  broken?: Promise<never>;
}

function openWorker(): Opened {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
  });
  broken.catch(() => {});
  return { index: wrap<Index>(worker), broken, end: () => worker.terminate() };
}

interface Options {
  /** stops by itself once there are so many apps */
  upTo?: number | undefined;
  /** where the apps are kept; left out = in a worker */
  opened?: Opened;
}

/**
 * Starts an index, gives it the first page, and reads the others into it: one after the other, at the pace of
 * `slot`. Every page that was read counts, whatever becomes of the next.
 */
export function startReader(
  organization: string,
  first: AppsPage,
  store: Store<Catalog | null>,
  { upTo, opened: { index, end, broken } = openWorker() }: Options = {},
): Reader {
  const plain = planFor({}, first);
  let plan = plain;
  const source = { organization, index, settled: new Set(plain.ids) };
  let halt = new AbortController();
  let limit = upTo ?? Number.POSITIVE_INFINITY;

  store.set({
    organization,
    index,
    state: 'reading',
    read: 0,
    about: aboutIn(plain),
    skipped: first.skipped,
    since: Date.now(),
    version: 0,
  });
  const tell = (news: Partial<Catalog>) => {
    const now = store.get();
    if (now?.index === index) store.set({ ...now, ...news, version: now.version + 1 });
  };

  async function run(prepare: () => Promise<unknown>) {
    halt = new AbortController();
    const { signal } = halt;
    tell({ state: 'reading', error: undefined });
    try {
      await prepare();
      tell({ read: await index.size() });
      for await (const loaded of loadPages(source, plan, signal)) {
        const read = await index.size();
        note(loaded);
        tell({ read, about: aboutAtLeast(read) });
        if (read >= limit) halt.abort();
      }
      if (plan === plain && mayHideRevoked(organization, await index.hasRevoked())) {
        plan = planFor(revokedOnly);
        return await run(async () => {});
      }
      tell(ending(await index.size()));
    } catch (error) {
      const isBroken = store.get()?.state === 'failed';
      if (!isBroken) tell(signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
    }
  }

  // A page that only repeats apps repeats its odd rows too.
  function note(loaded: Loaded) {
    const { ids, skipped } = loaded;
    const isNew = ids.length === 0 || ids.some((id) => !plan.ids.has(id) && !plain.ids.has(id));
    addTo(plan, loaded);
    if (isNew && skipped.length > 0)
      tell({ skipped: [...(store.get()?.skipped ?? []), ...skipped] });
  }

  // The total of a list that hides revoked apps says nothing once more than that is loaded.
  function aboutAtLeast(read: number): number | undefined {
    const about = aboutIn(plain);
    return about !== undefined && about >= read ? about : undefined;
  }

  // A place that is left is one that was asked for before: the server's pages go in circles.
  function ending(read: number): Partial<Catalog> {
    const received = read + (store.get()?.skipped.length ?? 0);
    const ofPlain = countedIn(plain);
    const missing =
      plan === plain ? missingIn(ofPlain) : missingInBoth(ofPlain, countedIn(plan), received);
    if (missing > 0) return { state: 'short', read, about: received + missing };
    if (plain.place !== null || plan.place !== null) return { state: 'short', read };
    return { state: 'whole', read, about: read };
  }

  broken?.catch((error: unknown) => {
    halt.abort();
    tell({ state: 'failed', error });
  });
  void run(() => index.put(first.apps));
  return {
    stop: () => halt.abort(),
    goOn() {
      limit = Number.POSITIVE_INFINITY;
      void run(async () => {});
    },
    end() {
      halt.abort();
      end();
    },
  };
}
