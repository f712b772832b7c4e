import { orderIn, orderText } from '../sort-order.ts';
import { nameFields, type NameFilters } from '../view.ts';

export const keySortColumns = [
  'key',
  'app',
  'owner',
  'products',
  'verdict',
  'issued',
  'expires',
  'used',
] as const;
export type KeySortColumn = (typeof keySortColumns)[number];

/**
 * Whether a key works:
 * - `usable` for all of its products, or `partly` for some of them;
 * - `unsure` what was loaded does not decide it, such as an owner who is not known;
 * - `blocked` for all products.
 */
export const accessStates = ['usable', 'partly', 'unsure', 'blocked'] as const;
export type AccessState = (typeof accessStates)[number];

/** The states that a view can show. Keys that work for some of their products count as usable. */
export const stateFilters = ['all', 'usable', 'unsure', 'blocked'] as const;
export type StateFilter = (typeof stateFilters)[number];

/** Why a key is blocked: the reason that its verdict shows. */
export const blockReasons = [
  'key-revoked',
  'key-pending',
  'key-expired',
  'app-revoked',
  'app-pending',
  'owner-inactive',
  'product-revoked',
  'product-pending',
  'product-missing',
  'unknown-status',
] as const;
export type BlockReason = (typeof blockReasons)[number];

/** When a key expires: it is expired, it will be within some days, or never. */
export const expiryFilters = ['expired', '7', '30', '90', 'never'] as const;
export type ExpiryFilter = (typeof expiryFilters)[number];

/**
 * - `pending` the key, its app, or a product in it waits for approval
 * - `old` issued more than a year ago
 * - `shared` other apps have the same key
 */
export const keyConditions = ['pending', 'old', 'shared'] as const;
export type KeyCondition = (typeof keyConditions)[number];

/** No call was seen within so many days. */
export const unusedFilters = ['30', '90'] as const;
type UnusedFilter = (typeof unusedFilters)[number];

/** The view of the table of keys, as in its URL; a search text that could be a key is not in the URL. */
export interface KeyView extends NameFilters {
  q: string;
  state: StateFilter;
  reason: BlockReason | '';
  expires: ExpiryFilter | '';
  is: readonly KeyCondition[];
  unused: UnusedFilter | '';
  sort: KeySortColumn;
  descending: boolean;
}

/** The newest keys come first. */
const defaultOrder = { sort: 'issued', descending: true } as const;

const nameFilters = nameFields.flatMap(
  (field) => [field, `${field}-part`] as (keyof NameFilters)[],
);

/** Reads a view from the URL; invalid values get the default. */
export function keyViewOf(search: URLSearchParams): KeyView {
  const one = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === search.get(name));
  const is = new Set(search.getAll('is'));
  const names = nameFilters.map((field) => [field, search.get(field) ?? '']);
  return {
    q: search.get('q') ?? '',
    state: one('state', stateFilters) ?? 'all',
    reason: one('reason', blockReasons) ?? '',
    expires: one('expires', expiryFilters) ?? '',
    is: keyConditions.filter((condition) => is.has(condition)),
    unused: one('unused', unusedFilters) ?? '',
    ...(Object.fromEntries(names) as NameFilters),
    ...orderIn(search.get('sort') ?? '', keySortColumns, defaultOrder),
  };
}

/** The URL parameters of a view, without defaults. */
export function keySearchOf(view: KeyView): URLSearchParams {
  const { q, state, reason, expires, is, unused, sort, descending } = view;
  const search = new URLSearchParams();
  if (q) search.set('q', q);
  if (state !== 'all') search.set('state', state);
  if (reason) search.set('reason', reason);
  if (expires) search.set('expires', expires);
  for (const condition of is) search.append('is', condition);
  if (unused) search.set('unused', unused);
  for (const field of nameFilters) if (view[field]) search.set(field, view[field]);
  const order = orderText({ sort, descending });
  if (order !== orderText(defaultOrder)) search.set('sort', order);
  return search;
}

/** A view with the same order and no filters. */
export function clearedKeyView({
  sort,
  descending,
}: Pick<KeyView, 'sort' | 'descending'>): KeyView {
  return { ...keyViewOf(new URLSearchParams()), sort, descending };
}

/** Whether a view has filters besides the state and the search text. */
export function isKeyViewFiltered(view: KeyView): boolean {
  const { reason, expires, is, unused } = view;
  const hasNames = nameFilters.some((field) => view[field] !== '');
  return hasNames || is.length > 0 || [reason, expires, unused].some((value) => value !== '');
}
