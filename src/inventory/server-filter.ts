import type { AppsPage } from '../api/apps.ts';
import type { Query } from '../api/lists/paging.ts';
import { dialectOf, type FilterTerm } from '../api/platform.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { fields, fold, type View } from './view.ts';

/**
 * The query by which the server can filter for a view, or `null`. It has one of the view's terms; the others are
 * applied to the result.
 */
export function serverFilterFor(
  organization: string,
  view: View,
  owners: readonly OwnerRecord[],
): Query | null {
  const { serverFilter } = dialectOf(organization);
  const named: View = { ...view, owner: serverOwnerName(view.owner, owners) };
  const terms: FilterTerm[] = fields
    .filter((field) => named[field] !== '')
    .map((by) => ({ by, value: named[by] }));
  if (view.status === 'approved' || view.status === 'revoked')
    terms.push({ by: 'status', value: view.status });
  for (const term of terms) {
    const found = serverFilter(term);
    if (found) return found;
  }
  return null;
}

/**
 * Whether a filtered reply can be shown. An empty reply to a name filter is not conclusive: servers compare
 * case-sensitively, the list does not.
 */
export function isConclusive({ apps }: AppsPage, { owner, product, name }: View): boolean {
  return apps.length > 0 || !(owner || product || name);
}

// The list accepts an owner's ID or label in any case, the server only the e-mail of a developer or the name of a group.
// Empty if several owners match, because the server would find only one of them.
function serverOwnerName(owner: string, owners: readonly OwnerRecord[]): string {
  const wanted = fold(owner);
  const found = owners.filter(({ id, label }) => fold(id) === wanted || fold(label) === wanted);
  if (found.length > 1) return '';
  const [one] = found;
  if (!one || !wanted) return owner;
  return one.kind === 'developer' ? one.label : one.id;
}
