import { knownStatus } from '../access/status.ts';
import { orderIn, orderText } from './sort-order.ts';

export const sortColumns = [
  'app',
  'owner',
  'products',
  'keys',
  'status',
  'created',
  'modified',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export const statusFilters = ['all', 'approved', 'revoked', 'other'] as const;
export type StatusFilter = (typeof statusFilters)[number];

/** Filters that no server has, so they need all apps of the organization. */
export const appConditions = ['pending', 'expires-soon', 'no-usable-key'] as const;
export type AppCondition = (typeof appConditions)[number];

/** Filters by a whole value, not case-sensitive. A server may have them too. */
export const fields = ['owner', 'product', 'name', 'kind'] as const;
export type Field = (typeof fields)[number];

/** Filters that also take a part of a value, which no server does. */
export const nameFields = ['owner', 'product', 'name'] as const;
export type NameField = (typeof nameFields)[number];

/** The name of a filter by a part of a value. */
type PartField = `${NameField}-part`;

/** All filters with a value. */
const valueFields = [...fields, ...nameFields.map((field): PartField => `${field}-part`)] as const;

/** Filters by a name: its whole value, or a part of it; empty = not set. */
export type NameFilters = Record<NameField | PartField, string>;

/** The filters of a view besides its status and search text; empty = not set. */
export interface ViewFilters extends Record<Field | PartField, string> {
  has: readonly AppCondition[];
}

/** The view of the list, as in its URL; a search text that could be a key is not in the URL. */
export interface View extends ViewFilters {
  q: string;
  status: StatusFilter;
  sort: SortColumn;
  descending: boolean;
}

/** The apps changed last come first. */
const defaultOrder = { sort: 'modified', descending: true } as const;

/** Reads a view from the URL; invalid values get the default. */
export function viewOf(search: URLSearchParams): View {
  const status = search.get('status');
  const has = new Set(search.getAll('has'));
  return {
    q: search.get('q') ?? '',
    status: statusFilters.find((filter) => filter === status) ?? 'all',
    ...valuesOf((field) => search.get(field) ?? ''),
    has: appConditions.filter((condition) => has.has(condition)),
    ...orderIn(search.get('sort') ?? '', sortColumns, defaultOrder),
  };
}

function valuesOf(value: (field: Field | PartField) => string) {
  const entries = valueFields.map((field) => [field, value(field)]);
  return Object.fromEntries(entries) as Record<Field | PartField, string>;
}

/** The URL parameters of a view, without defaults. */
export function searchOf(view: View): URLSearchParams {
  const { q, status, has, sort, descending } = view;
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  if (status !== 'all') search.set('status', status);
  for (const field of valueFields) if (view[field]) search.set(field, view[field]);
  for (const condition of has) search.append('has', condition);
  const order = orderText({ sort, descending });
  if (order !== orderText(defaultOrder)) search.set('sort', order);
  return search;
}

/** A view with the same order and no filters. */
export function clearedView({ sort, descending }: Pick<View, 'sort' | 'descending'>): View {
  return { ...viewOf(new URLSearchParams()), sort, descending };
}

/** The filters of a view besides its status and search text. */
export function filtersOf(view: View): ViewFilters {
  return { ...valuesOf((field) => view[field]), has: view.has };
}

/** Whether a view has filters besides the status and the search text. */
export function isFiltered(view: ViewFilters): boolean {
  return view.has.length > 0 || valueFields.some((field) => view[field] !== '');
}

/** The filter option that a status belongs to. */
export function statusGroup(status: string): Exclude<StatusFilter, 'all'> {
  const known = knownStatus(status);
  return known === 'approved' || known === 'revoked' ? known : 'other';
}

/**
 * Normalizes a text for comparison: NFKC, without case, accents and invisible characters, each run of white space as
 * one space.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Measured: nearly all names are plain ASCII, and this check takes a tenth of the time of the code below.
  if (asciiOnly.test(lower) && !lower.includes('  ')) return lower.trim();
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const asciiOnly = /^[ -~]*$/u;
