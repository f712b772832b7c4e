import type { Platform } from './tables.ts';
import { invalid, startKeyNotFound } from './refusal.ts';

/**
 * A whole number from the query: `fallback` when it is absent or 0, and at most `max` (larger values
 * are reduced, docs/apigee-api.md, "Lists"). 400 when it is not a number.
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

/** Whether the parameter is `true`; not case-sensitive. */
export function flag(url: URL, name: string): boolean {
  return url.searchParams.get(name)?.toLowerCase() === 'true';
}

/**
 * The index of the row with that id, or -1. Binary search: `rows` must be sorted by `id`, as lists
 * are; a linear search is slow in large organizations.
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
 * Paging by key: `size` rows from `startKey` on, **inclusive**, so that each page starts with the last
 * row of the previous page (docs/apigee-api.md, "Paging"). 404 when no row has the key.
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
 * Paging by token (X): `pageSize` rows from the row in `pageToken`. `overlap` 1 repeats the last row of
 * the previous page, as AppGroups do (docs/apigee-api.md, "Paging"), except in pages of one row, which
 * would never advance. 400 for a token that the mock did not create.
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

// A token is the encoded id of the first row of the page. Clients must treat it as opaque.
function encode(id: string): string {
  return btoa(encodeURIComponent(id));
}

// Undefined for a token that `encode` did not create.
function decode(token: string): string | undefined {
  try {
    const id = decodeURIComponent(atob(token));
    return encode(id) === token ? id : undefined;
  } catch {
    return undefined;
  }
}
