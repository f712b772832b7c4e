import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalog } from '../../inventory/inventory.ts';
import { Columns, type Answer, type Question } from '../../inventory/columns.ts';
import type { ExportWish } from '../../inventory/export.ts';
import type { ListedApp, Row } from '../../inventory/row.ts';
import type { OwnerRecord } from '../../api/schemas.ts';

/** What the list shows: how much answers to a question, and the rows of it that are on the screen. */
export interface Listing {
  question: Question;
  answer: Answer;
  /** `undefined` = on its way */
  rowAt(index: number): Row | undefined;
  /** tells which rows are on the screen, the end excluded; calls back when some that were missing have come */
  want(from: number, to: number, onRows: () => void): void;
  /** all of it as a file; keys that are in the worker stay there */
  exportAs(wish: ExportWish): Promise<string>;
  /** the ids of apps by their place, the end excluded */
  idsOf(from: number, to: number): Promise<string[]>;
}

/** What answers to a question: the catalog, or apps that are here until it does. */
export function useListing(
  apps: readonly ListedApp[],
  owners: readonly OwnerRecord[],
  catalog: Catalog | null,
  question: Question,
): { listing: Listing; isFromCatalog: boolean } {
  const fromCatalog = useCatalogListing(catalog, question);
  // Put into columns once, and only when they are asked: measured, because typing asks again and again.
  const columns = useMemo(() => lazily(() => columnsOf(apps, owners)), [apps, owners]);
  const listing = useMemo(
    () => fromCatalog ?? localListing(columns(), question),
    [fromCatalog, columns, question],
  );
  return { listing, isFromCatalog: fromCatalog !== null };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function columnsOf(apps: readonly ListedApp[], owners: readonly OwnerRecord[]): Columns {
  const columns = new Columns();
  columns.put(apps);
  columns.know(owners);
  return columns;
}

function localListing(columns: Columns, question: Question): Listing {
  const answer = columns.ask(question);
  const rows = new Map<number, Row | undefined>();
  return {
    question,
    answer,
    rowAt(index) {
      if (!rows.has(index)) rows.set(index, answer.rows(index, index + 1)[0]);
      return rows.get(index);
    },
    want() {},
    exportAs: async (wish) =>
      (await import('../../inventory/export.ts')).exportText(columns, question, wish),
    idsOf: async (from, to) => answer.ids(from, to),
  };
}

/** How many rows travel at once from the worker. */
const rowsPerFetch = 100;
/** How many rows beside those on the screen are there from the start. */
const overscanRows = 20;
/** How long an answer lasts while the apps change, in ms: rows that jump all the time can't be read. */
const minRefreshMs = 1000;

// `null` until the catalog's first answer is there. The last answer stays until the next one comes.
function useCatalogListing(catalog: Catalog | null, question: Question): Listing | null {
  const [listing, setListing] = useState<(Listing & Pick<Catalog, 'index'>) | null>(null);
  const latest = useRef<Latest>({
    question,
    at: 0,
    from: 0,
    to: rowsPerFetch,
    view: '',
    chunks: new Map(),
    index: undefined,
  });
  const { index, version, state } = catalog ?? {};

  useEffect(() => {
    if (!index) return undefined;
    const { at, question: before, index: asked } = latest.current;
    const isNew = question !== before || asked !== index;
    latest.current.question = question;
    const ask = async () => {
      // Rows that move under the focus would take it along, or lose it.
      if (!isNew && state === 'reading' && document.activeElement?.closest('tbody')) return;
      latest.current.at = Date.now();
      latest.current.index = index;
      const made = await listingOf(index, question, latest.current);
      // Typing goes before rows.
      if (latest.current.question === question)
        startTransition(() => setListing({ ...made, index }));
    };
    const wait = isNew ? 0 : Math.max(0, at + minRefreshMs - Date.now());
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new version is a reason to ask again
  }, [index, version, state, question]);

  return listing && listing.index === index ? listing : null;
}

type Chunks = Map<number, Row[] | null>;

/** What the list asked last, what is on the screen, and the rows that came for it. */
interface Latest {
  question: Question;
  /** ms */
  at: number;
  from: number;
  to: number;
  view: string;
  chunks: Chunks;
  index: Catalog['index'] | undefined;
}

// With the rows on the screen in it from the start, so that nothing on it goes blank. Elsewhere, such as where the
// focus is, the rows of the last answer to the same stay until the new ones are there.
async function listingOf(
  index: Catalog['index'],
  question: Question,
  screen: Latest,
): Promise<Listing> {
  const start = Math.floor(Math.max(0, screen.from - overscanRows) / rowsPerFetch);
  const end = Math.ceil((screen.to + overscanRows) / rowsPerFetch);
  const answered = await index.ask(question, start * rowsPerFetch, end * rowsPerFetch);
  const { asked, rows, ...answer } = answered;
  const view = JSON.stringify(question.view);
  const before: Chunks = screen.view === view ? screen.chunks : new Map();
  const chunks: Chunks = new Map();
  screen.view = view;
  screen.chunks = chunks;
  for (let number = start; number < end; number += 1)
    chunks.set(
      number,
      rows.slice((number - start) * rowsPerFetch, (number - start + 1) * rowsPerFetch),
    );
  const fetchChunk = async (number: number) => {
    chunks.set(number, null);
    const found = await index.rows(asked, number * rowsPerFetch, (number + 1) * rowsPerFetch);
    if (found) chunks.set(number, found);
    else chunks.delete(number);
  };
  return {
    question,
    answer,
    idsOf: async (from, to) => (await index.ids(asked, from, to)) ?? [],
    rowAt: (row) => {
      const number = Math.floor(row / rowsPerFetch);
      return (chunks.get(number) ?? before.get(number))?.[row % rowsPerFetch];
    },
    want(from, to, onRows) {
      screen.from = from;
      screen.to = to;
      // A little more than is seen, in both directions.
      const last = Math.ceil(Math.min(to + rowsPerFetch, answer.count) / rowsPerFetch);
      const missing: Promise<void>[] = [];
      for (
        let number = Math.max(0, Math.floor(from / rowsPerFetch) - 1);
        number < last;
        number += 1
      )
        if (!chunks.has(number)) missing.push(fetchChunk(number));
      void Promise.all(missing).then(() => missing.length > 0 && onRows());
    },
    exportAs: (wish) => index.exportAs(question, wish),
  };
}
