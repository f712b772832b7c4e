import { evaluateKey, type OwnerState } from '../access/evaluate.ts';
import { isExpired } from '../access/expiry.ts';
import { knownStatus } from '../access/status.ts';
import type { App, Owner, OwnerRecord } from '../api/schemas.ts';

export const columns = [
  'app',
  'owner',
  'products',
  'keys',
  'status',
  'created',
  'modified',
] as const;
export type Column = (typeof columns)[number];

export const statusFilters = ['all', 'approved', 'revoked', 'other'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/** What the address of the list says: everything about the view but a search that could be a key. */
export interface View {
  q: string;
  status: StatusFilter;
  sort: Column;
  descending: boolean;
}

/** One app as the list shows it. */
export interface Row {
  app: App;
  /** e-mail or display name where known, else the id that the app names */
  owner: string;
  ownerState: OwnerState | undefined;
  products: string[];
  warnings: Warning[];
}

/** What is wrong in an app that is itself approved. */
export type Warning = 'no-usable-key' | 'pending-product' | 'expired-key';

/** Reads a view from the address; what it does not understand is left at its default. */
export function viewOf(search: URLSearchParams): View {
  const sort = search.get('sort') ?? '';
  const status = search.get('status');
  return {
    q: search.get('q') ?? '',
    status: statusFilters.find((filter) => filter === status) ?? 'all',
    sort: columns.find((column) => column === sort.replace(/^-/u, '')) ?? 'app',
    descending: sort.startsWith('-'),
  };
}

/** The query string of a view; defaults are left out, so that the plain list has the plain address. */
export function searchOf({ q, status, sort, descending }: View): URLSearchParams {
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  if (status !== 'all') search.set('status', status);
  if (sort !== 'app' || descending) search.set('sort', (descending ? '-' : '') + sort);
  return search;
}

/** Owners by what an app calls them. */
export function directoryOf(owners: readonly OwnerRecord[]): ReadonlyMap<string, OwnerRecord> {
  return new Map(owners.map((owner) => [idOf(owner), owner]));
}

function idOf({ kind, id }: Pick<Owner, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** `now` in ms. */
export function rowOf(app: App, owners: ReadonlyMap<string, OwnerRecord>, now: number): Row {
  const found = owners.get(idOf(app.owner));
  return {
    app,
    owner: app.owner.email || (found?.label ?? app.owner.id),
    ownerState: found,
    products: [...new Set(app.credentials.flatMap((key) => key.products.map(({ name }) => name)))],
    warnings: warningsOf(app, found, now),
  };
}

// After the model of Apigee's portal module (reference §4.4): a revoked key is meant to be dead, so its
// products and its expiry are nobody's worry.
function warningsOf(app: App, owner: OwnerState | undefined, now: number): Warning[] {
  if (knownStatus(app.status) !== 'approved') return [];
  const live = app.credentials.filter((key) => knownStatus(key.status) !== 'revoked');
  const usable = live.some((key) => evaluateKey(app, key, owner, now).usable > 0);
  const pending = live.some((key) => key.products.some((p) => knownStatus(p.status) === 'pending'));
  const expired = live.some((key) => isExpired(key.expiresAt, now));
  return [
    ...(usable ? [] : (['no-usable-key'] as const)),
    ...(pending ? (['pending-product'] as const) : []),
    ...(expired ? (['expired-key'] as const) : []),
  ];
}

/** Which of the three groups an app's status belongs to. */
export function statusGroup(app: App): Exclude<StatusFilter, 'all'> {
  const known = knownStatus(app.status);
  return known === 'approved' || known === 'revoked' ? known : 'other';
}

/** The rows that match what was typed: names without regard to case and accents, keys exactly. */
export function searchRows(rows: readonly Row[], text: string): readonly Row[] {
  const wanted = fold(text.trim());
  if (!wanted) return rows;
  return rows.filter(
    ({ app, owner, products }) =>
      [app.displayName, app.name, app.appId, app.owner.id, owner, ...products].some((field) =>
        fold(field).includes(wanted),
      ) || holdsKey(app, text.trim()),
  );
}

/**
 * Whether a search must stay out of the address: it begins a key of the list, or it is a word of letters and
 * digits from 8 characters on, or any word from 16 on, that is in no name of the list.
 */
export function couldBeKey(rows: readonly Row[], text: string): boolean {
  const typed = text.trim();
  if (rows.some(({ app }) => holdsKey(app, typed))) return true;
  const keyLike = /[\w-]{16,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{8,}/iu.test(typed);
  return keyLike && searchRows(rows, typed).length === 0;
}

function holdsKey(app: App, text: string): boolean {
  if (text.length < 8) return false;
  return app.credentials.some(
    ({ consumerKey }) => consumerKey.startsWith(text) || text.includes(consumerKey),
  );
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Sorts by a column in the language's order; equal rows stay in the order of their names. */
export function sortRows(
  rows: readonly Row[],
  { sort, descending }: View,
  language: string,
): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const by = comparisons(compare)[sort];
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * by(a, b) || compare(a.app.displayName, b.app.displayName));
}

type Comparison = (a: Row, b: Row) => number;

function comparisons(compare: (a: string, b: string) => number): Record<Column, Comparison> {
  return {
    app: (a, b) => compare(a.app.displayName, b.app.displayName),
    owner: (a, b) => compare(a.owner, b.owner),
    products: (a, b) => a.products.length - b.products.length,
    keys: (a, b) => a.app.credentials.length - b.app.credentials.length,
    status: (a, b) => compare(a.app.status.toLowerCase(), b.app.status.toLowerCase()),
    created: (a, b) => (a.app.createdAt ?? 0) - (b.app.createdAt ?? 0),
    modified: (a, b) => (a.app.lastModifiedAt ?? 0) - (b.app.lastModifiedAt ?? 0),
  };
}
