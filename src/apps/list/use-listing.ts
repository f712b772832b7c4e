import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalog } from '../../inventory/inventory.ts';
import { Columns, type Answer, type Question } from '../../inventory/app-store.ts';
import type { ExportWish } from '../../inventory/export.ts';
import type { ListedApp, Row } from '../../inventory/row.ts';
import type { OwnerRecord } from '../../api/schemas.ts';

/** The result of a query, with access to its rows. */
export interface Listing {
  question: Question;
  answer: Answer;
  /** `undefined` = still loading */
  rowAt(index: number): Row | undefined;
  /** loads the rows of the visible range, `to` excluded; calls back when missing rows have loaded */
  loadRows(from: number, to: number, onRows: () => void): void;
  /** the text of an export of all rows; keys in the worker stay there */
  exportAs(wish: ExportWish): Promise<string>;
  /** the ids of the apps in a range, `to` excluded */
  idsOf(from: number, to: number): Promise<string[]>;
}

/** Answers a query from the catalog, or from `apps` until the catalog has answered. */
export function useListing(
  apps: readonly ListedApp[],
  owners: readonly OwnerRecord[],
  catalog: Catalog | null,
  question: Question,
): { listing: Listing; isFromCatalog: boolean } {
  const fromCatalog = useCatalogListing(catalog, question);
  // Built once and only on demand: measured, because typing queries repeatedly.
  const columns = useMemo(() => once(() => columnsOf(apps, owners)), [apps, owners]);
  const listing = useMemo(
    () => fromCatalog ?? localListing(columns(), question),
    [fromCatalog, columns, question],
  );
  return { listing, isFromCatalog: fromCatalog !== null };
}

function once<T>(make: () => T): () => T {
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
    loadRows() {},
    exportAs: async (wish) =>
      (await import('../../inventory/export.ts')).exportText(columns, question, wish),
    idsOf: async (from, to) => answer.ids(from, to),
  };
}

/** How many rows one request to the worker returns. */
const rowsPerFetch = 100;
/** How many rows around the visible ones are loaded with them. */
const overscanRows = 20;
/** The least time between two refreshes while apps load: rows that jump constantly can't be read. */
const minRefreshMs = 1000;

// `null` until the first answer of the catalog. The last answer stays until the next one arrives.
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
      // Moving rows would move or lose the focus in them.
      if (!isNew && state === 'reading' && document.activeElement?.closest('tbody')) return;
      latest.current.at = Date.now();
      latest.current.index = index;
      const made = await listingOf(index, question, latest.current);
      // A newer query makes this answer obsolete.
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

/** The last query, the visible range, and the rows loaded for it. */
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

// Loads the visible rows with the answer, so that none of them goes blank. Other rows, such as the focused one, stay as
// in the last answer for the same view until the new ones are loaded.
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
    loadRows(from, to, onRows) {
      screen.from = from;
      screen.to = to;
      // One chunk more in both directions.
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
