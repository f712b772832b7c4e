import type { Query } from '../api/paging.ts';
import { dialectOf, type Wanted } from '../api/platform.ts';
import { fields, type View } from './view.ts';

/**
 * What of a view the server finds by itself, as the query to send, or `null`. It is one clause: the rest of the
 * view is looked for in what comes back.
 */
export function clauseFor(organization: string, view: View): Query | null {
  const { clause } = dialectOf(organization);
  const wanted: Wanted[] = fields
    .filter((field) => view[field] !== '')
    .map((by) => ({ by, value: view[by] }));
  if (view.status === 'approved' || view.status === 'revoked')
    wanted.push({ by: 'status', value: view.status });
  for (const one of wanted) {
    const found = clause(one);
    if (found) return found;
  }
  return null;
}
