import type { AppsPage } from '../api/apps.ts';
import type { Query } from '../api/lists/paging.ts';
import { dialectOf, type Wanted } from '../api/platform.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { fields, fold, type View } from './view.ts';

/**
 * What of a view the server finds by itself, as the query to send, or `null`. It is one clause: the rest of the
 * view is looked for in what comes back.
 */
export function clauseFor(
  organization: string,
  view: View,
  owners: readonly OwnerRecord[],
): Query | null {
  const { clause } = dialectOf(organization);
  const named: View = { ...view, owner: serversNameOf(view.owner, owners) };
  const wanted: Wanted[] = fields
    .filter((field) => named[field] !== '')
    .map((by) => ({ by, value: named[by] }));
  if (view.status === 'approved' || view.status === 'revoked')
    wanted.push({ by: 'status', value: view.status });
  for (const one of wanted) {
    const found = clause(one);
    if (found) return found;
  }
  return null;
}

/**
 * Whether what came back is the answer. Servers compare names letter by letter and the list does not, so that
 * nothing found may be no more than another spelling.
 */
export function isAnswer({ apps }: AppsPage, { owner, product, name }: View): boolean {
  return apps.length > 0 || !(owner || product || name);
}

// The list takes any name of an owner in any case, the server one of them: the e-mail, or the name of a group.
// Empty where several owners go by that name, for it would find one.
function serversNameOf(owner: string, owners: readonly OwnerRecord[]): string {
  const wanted = fold(owner);
  const found = owners.filter(({ id, label }) => fold(id) === wanted || fold(label) === wanted);
  if (found.length > 1) return '';
  const [one] = found;
  if (!one || !wanted) return owner;
  return one.kind === 'developer' ? one.label : one.id;
}
