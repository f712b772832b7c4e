import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Catalog } from '../catalog/catalog.ts';
import { Columns, type Answer, type Question } from '../catalog/columns.ts';
import type { ExportWish } from '../catalog/export.ts';
import type { ListedApp, Row } from '../catalog/row.ts';
import type { OwnerRecord } from '../api/schemas.ts';

/** What the list shows: how much answers to a question, and the rows of it that are on the screen. */
export interface Listing {
  question: Question;
  answer: Answer;
  /** `undefined` = on its way */
  rowAt(index: number): Row | undefined;
  /** tells which rows are on the screen, the end excluded */
  want(from: number, to: number): void;
  /** all of it as a file; keys that are in the worker stay there */
  exportAs(wish: ExportWish): Promise<string>;
  /** the ids of apps by their place, the end excluded */
  idsOf(from: number, to: number): Promise<string[]>;
}

/**
 * Asks apps that are here. They are put into columns once; measured, because typing and scrolling ask again and
 * again.
 */
export function useLocalListing(
  apps: readonly ListedApp[],
  owners: readonly OwnerRecord[],
  question: Question,
): Listing {
  const columns = useMemo(() => {
    const made = new Columns();
    made.put(apps);
    made.know(owners);
    return made;
  }, [apps, owners]);
  return useMemo(() => {
    const answer = columns.ask(question);
    const rows = new Map<number, Row | undefined>();
    const rowAt = (index: number) => {
      if (!rows.has(index)) rows.set(index, answer.rows(index, index + 1)[0]);
      return rows.get(index);
    };
    const exportAs = async (wish: ExportWish) =>
      (await import('../catalog/export.ts')).exportOf(columns, question, wish);
    const idsOf = async (from: number, to: number) => answer.ids(from, to);
    return { question, answer, rowAt, want() {}, exportAs, idsOf };
  }, [columns, question]);
}

/** How many rows travel at once from the worker. */
const chunk = 100;
/** How many rows beside those on the screen are there from the start. */
const margin = 20;
/** How long an answer lasts while the apps change, in ms: rows that jump all the time can't be read. */
const steady = 1000;

/** Asks the catalog; `null` until its first answer is there. The last answer stays until the next one comes. */
export function useCatalogListing(catalog: Catalog | null, question: Question): Listing | null {
  const [listing, setListing] = useState<(Listing & Pick<Catalog, 'index'>) | null>(null);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const latest = useRef<Latest>({
    question,
    at: 0,
    from: 0,
    to: chunk,
    view: '',
    chunks: new Map(),
  });
  const { index, version, state } = catalog ?? {};

  useEffect(() => {
    if (!index) return undefined;
    const { at, question: before } = latest.current;
    const isNew = question !== before || listing?.index !== index;
    latest.current.question = question;
    const ask = async () => {
      // Rows that move under the focus would take it along, or lose it.
      if (!isNew && state === 'reading' && document.activeElement?.closest('tbody')) return;
      latest.current.at = Date.now();
      const made = await listingOf(index, question, latest.current, drawAgain);
      if (latest.current.question === question) setListing({ ...made, index });
    };
    const wait = isNew ? 0 : Math.max(0, at + steady - Date.now());
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react/exhaustive-deps -- a new listing is no reason to ask for another
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
}

// With the rows on the screen in it from the start, so that nothing on it goes blank. Elsewhere, such as where the
// focus is, the rows of the last answer to the same stay until the new ones are there.
async function listingOf(
  index: Catalog['index'],
  question: Question,
  screen: Latest,
  onRows: () => void,
): Promise<Listing> {
  const start = Math.floor(Math.max(0, screen.from - margin) / chunk);
  const end = Math.ceil((screen.to + margin) / chunk);
  const answered = await index.ask(question, start * chunk, end * chunk);
  const { asked, rows, ...answer } = answered;
  const view = JSON.stringify(question.view);
  const before: Chunks = screen.view === view ? screen.chunks : new Map();
  const chunks: Chunks = new Map();
  screen.view = view;
  screen.chunks = chunks;
  for (let number = start; number < end; number += 1)
    chunks.set(number, rows.slice((number - start) * chunk, (number - start + 1) * chunk));
  const fetchChunk = async (number: number) => {
    chunks.set(number, null);
    const found = await index.rows(asked, number * chunk, (number + 1) * chunk);
    if (found) chunks.set(number, found);
    else chunks.delete(number);
  };
  return {
    question,
    answer,
    idsOf: async (from, to) => (await index.ids(asked, from, to)) ?? [],
    rowAt: (row) => {
      const number = Math.floor(row / chunk);
      return (chunks.get(number) ?? before.get(number))?.[row % chunk];
    },
    want(from, to) {
      screen.from = from;
      screen.to = to;
      // A little more than is seen, in both directions.
      const last = Math.ceil(Math.min(to + chunk, answer.count) / chunk);
      const missing: Promise<void>[] = [];
      for (let number = Math.max(0, Math.floor(from / chunk) - 1); number < last; number += 1)
        if (!chunks.has(number)) missing.push(fetchChunk(number));
      void Promise.all(missing).then(() => missing.length > 0 && onRows());
    },
    exportAs: (wish) => index.exportAs(question, wish),
  };
}
