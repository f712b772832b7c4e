import { transfer, wrap, type Remote } from 'comlink';
import { ApiError } from '../api/api-error.ts';
import { appList, mayHideRevoked, revokedOnly, type AppsPage } from '../api/apps.ts';
import { readAppBytes, readPageBytes } from '../api/app-pages.ts';
import { slot } from '../api/pace.ts';
import { pagesOf, type Place, type Query } from '../api/paging.ts';
import type { SkippedRow } from '../api/rows.ts';
import type { Store } from '../ui/store.ts';
import type { Catalog, Reader } from './catalog.ts';
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
  let plan: Plan = { place: first.next, only: {} };
  let halt = new AbortController();
  let limit = upTo ?? Number.POSITIVE_INFINITY;

  store.set({
    organization,
    index,
    state: 'reading',
    read: 0,
    about: first.total,
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
      for await (const { place, about, skipped } of pages(organization, index, plan, signal)) {
        plan = { place, only: plan.only };
        const read = await index.size();
        addSkipped(skipped);
        tell({ read, ...(about !== undefined && { about }) });
        if (read >= limit) halt.abort();
      }
      const hidden = mayHideRevoked(organization, await index.hasRevoked());
      if (hidden && plan.only !== revokedOnly) {
        plan = { place: 'start', only: revokedOnly };
        return await run(async () => {});
      }
      tell(await ending());
    } catch (error) {
      const isBroken = store.get()?.state === 'failed';
      if (!isBroken) tell(signal.aborted ? { state: 'stopped' } : { state: 'failed', error });
    }
  }

  // A page can repeat rows of the one before, those that can't be shown included.
  function addSkipped(rows: readonly SkippedRow[]) {
    const known = store.get()?.skipped ?? [];
    if (rows.length > 0) tell({ skipped: [...known, ...rows] });
  }

  // The pages are over. A place that is left is one that was asked for before: the server's pages go in circles.
  async function ending(): Promise<Partial<Catalog>> {
    const { about = 0, skipped = [] } = store.get() ?? {};
    const read = await index.size();
    const isShort = plan.place !== null || read + skipped.length < about;
    return isShort ? { state: 'short', read } : { state: 'whole', read, about: read };
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

/** What is left to read: from where on (`null` = nothing), and of which apps. */
interface Plan {
  place: Place | null | 'start';
  only: Query;
}

/** What a page told. */
interface Loaded {
  /** where the next page begins */
  place: Place | null;
  /** how many apps there are */
  about: number | undefined;
  skipped: SkippedRow[];
}

// Reads pages into the index, and yields after each where the next one begins, and how many apps there are.
async function* pages(
  organization: string,
  index: Remote<Index>,
  { place, only }: Plan,
  signal: AbortSignal,
): AsyncGenerator<Loaded> {
  if (place === null) return;
  let about: number | undefined;
  let skipped: SkippedRow[] = [];
  const list = appList<{ appId: string }>(organization, async (query) => {
    const page = await takePage(organization, index, { ...query, ...only }, signal);
    about = Object.keys(only).length === 0 ? page.total : undefined;
    ({ skipped } = page);
    return page;
  });
  for await (const { next } of place === 'start' ? pagesOf(list) : pagesOf(list, place))
    yield { place: next, about, skipped };
}

async function takePage(
  organization: string,
  index: Remote<Index>,
  query: Query,
  signal: AbortSignal,
) {
  await slot(signal);
  const askedAt = Date.now();
  const { body, malformedAt } = await readPageBytes(organization, query, signal);
  const page = await index.takePage(transfer(body, [body]), askedAt);
  if ('malformed' in page) throw malformedAt(page.malformed);
  for (const appId of page.ids) await takeApp(organization, index, appId, signal);
  if ('rows' in page) return page;
  const rows = page.ids.map((appId) => ({ appId }));
  return { rows, skipped: [], nextPageToken: '', total: undefined };
}

async function takeApp(
  organization: string,
  index: Remote<Index>,
  appId: string,
  signal: AbortSignal,
) {
  await slot(signal);
  const found = await readIfThere(organization, appId, signal);
  if (!found) return;
  const { body, malformedAt } = found;
  const malformed = await index.takeApp(transfer(body, [body]));
  if (malformed !== undefined) throw malformedAt(malformed);
}

// An app can be deleted between the list and its own read.
async function readIfThere(organization: string, appId: string, signal: AbortSignal) {
  try {
    return await readAppBytes(organization, appId, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
