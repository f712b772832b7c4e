import { knownStatus } from '../access/status.ts';

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

/** What takes the whole organization to find: no server filters by it. */
export const appConditions = ['pending', 'expires-soon', 'no-usable-key'] as const;
export type AppCondition = (typeof appConditions)[number];

/** The filters that name a value; all but the kind of owner are compared whole, without regard to case. */
export const fields = ['owner', 'product', 'name', 'kind'] as const;
export type Field = (typeof fields)[number];

/** What the address of the list says: everything about the view but a search that could be a key. */
export interface View extends Record<Field, string> {
  q: string;
  status: StatusFilter;
  has: readonly AppCondition[];
  sort: SortColumn;
  descending: boolean;
}

/** Reads a view from the address; what it does not understand is left at its default. */
export function viewOf(search: URLSearchParams): View {
  const sort = search.get('sort') ?? '';
  const status = search.get('status');
  const has = new Set(search.getAll('has'));
  return {
    q: search.get('q') ?? '',
    status: statusFilters.find((filter) => filter === status) ?? 'all',
    owner: search.get('owner') ?? '',
    product: search.get('product') ?? '',
    name: search.get('name') ?? '',
    kind: search.get('kind') ?? '',
    has: appConditions.filter((condition) => has.has(condition)),
    sort: sortColumns.find((column) => column === sort.replace(/^-/u, '')) ?? 'app',
    descending: sort.startsWith('-'),
  };
}

/** The query string of a view; defaults are left out, so that the plain list has the plain address. */
export function searchOf(view: View): URLSearchParams {
  const { q, status, has, sort, descending } = view;
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  if (status !== 'all') search.set('status', status);
  for (const field of fields) if (view[field]) search.set(field, view[field]);
  for (const condition of has) search.append('has', condition);
  if (sort !== 'app' || descending) search.set('sort', (descending ? '-' : '') + sort);
  return search;
}

/** The view without what narrows it; its order stays. */
export function clearedView({ sort, descending }: Pick<View, 'sort' | 'descending'>): View {
  return { ...viewOf(new URLSearchParams()), sort, descending };
}

/** Whether a view narrows the list by more than its status and what was typed. */
export function isFiltered(view: View): boolean {
  return view.has.length > 0 || fields.some((field) => view[field] !== '');
}

/** Which of the three groups a status belongs to. */
export function statusGroup(status: string): Exclude<StatusFilter, 'all'> {
  const known = knownStatus(status);
  return known === 'approved' || known === 'revoked' ? known : 'other';
}

/**
 * A text as comparisons see it, so that what looks the same is the same: by NFKC, without case, accents and invisible
 * characters, with runs of white space as one space.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Measured: nearly all names are plain, and these checks take a tenth of what follows.
  if (isPlain.test(lower) && !lower.includes('  ')) return lower.trim();
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const isPlain = /^[ -~]*$/u;
