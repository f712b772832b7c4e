import type { Platform } from './tables.ts';
import { invalid, startKeyNotFound } from './refusal.ts';

/**
 * A whole number from the query; `fallback` when it is absent or 0, at most `max` (larger values
 * are coerced, docs/apigee-api.md, "Lists"). Refuses with 400 what is no number.
 */
export function count(
  url: URL,
  platform: Platform,
  name: string,
  { fallback, max }: { fallback: number; max: number },
): number {
  const text = url.searchParams.get(name);
  if (text === null) return Math.min(fallback, max);
  if (!/^\d{1,18}$/.test(text)) throw invalid(platform, `Invalid value for ${name}: "${text}"`);
  return Math.min(Number(text) || fallback, max);
}

/** true for `true`, in any case. */
export function flag(url: URL, name: string): boolean {
  return url.searchParams.get(name)?.toLowerCase() === 'true';
}

/**
 * Where the row with that id is, or -1. Lists page in the order of the id they page by, so that
 * halving finds it without a look at every row of a large organization.
 */
export function positionOf<Row>(
  rows: readonly Row[],
  key: string,
  id: (row: Row) => string,
): number {
  let start = 0;
  let end = rows.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    const row = rows[middle];
    if (row !== undefined && id(row) < key) start = middle + 1;
    else end = middle;
  }
  const found = rows[start];
  return found !== undefined && id(found) === key ? start : -1;
}

/**
 * The old paging: `size` rows from `startKey` on, **inclusive**, so that the first row of a page
 * is the last of the one before (docs/apigee-api.md, "Paging"). A key that is not there: 404.
 */
export function fromStartKey<Row>(
  rows: readonly Row[],
  {
    startKey,
    size,
    entity,
    id,
  }: {
    startKey: string | null;
    size: number;
    entity: string;
    id(row: Row): string;
  },
): Row[] {
  if (startKey === null || startKey === '') return rows.slice(0, size);
  const start = positionOf(rows, startKey, id);
  if (start < 0) throw startKeyNotFound(entity, startKey);
  return rows.slice(start, start + size);
}

/**
 * The new paging (X): `pageSize` rows from the record `pageToken` names. `overlap` 1 repeats the
 * last row of the page before, as AppGroups do (docs/apigee-api.md, "Paging"); a page of one row never does, or
 * it would be the last. A token the mock did not make: 400.
 */
export function fromToken<Row>(
  rows: readonly Row[],
  {
    token,
    size,
    overlap,
    id,
  }: {
    token: string | null;
    size: number;
    overlap: 0 | 1;
    id(row: Row): string;
  },
): { rows: Row[]; nextPageToken?: string } {
  let start = 0;
  if (token !== null && token !== '') {
    const named = decode(token);
    start = named === undefined ? -1 : positionOf(rows, named, id);
    if (start < 0) throw invalid('x', 'Invalid page token');
  }
  const end = start + size;
  if (end >= rows.length) return { rows: rows.slice(start) };
  const next = rows[Math.max(end - overlap, start + 1)];
  return {
    rows: rows.slice(start, end),
    ...(next === undefined ? {} : { nextPageToken: encode(id(next)) }),
  };
}

// Opaque, as it should be to a client; the id of the first row of the page to the mock.
function encode(id: string): string {
  return btoa(encodeURIComponent(id));
}

// Undefined for what `encode` does not write.
function decode(token: string): string | undefined {
  try {
    const id = decodeURIComponent(atob(token));
    return encode(id) === token ? id : undefined;
  } catch {
    return undefined;
  }
}
