import * as v from 'valibot';
import { appsQuery, type AppsPage } from '../apps.ts';
import { read } from '../client.ts';
import { pathSegment } from '../fields.ts';
import { readWithRetries } from '../http/retry.ts';
import { path } from '../path.ts';
import { dialectOf } from '../platform.ts';
import { withAppsOfIds } from './apps-by-id.ts';
import { rowsOf } from './rows.ts';

/** How many apps are requested one by one. For more, it is faster to load all apps of the organization. */
const maxLookups = 100;

/**
 * The apps with an API product, as the server finds them: by its filter on X, by the IDs that the product lists on Edge,
 * which has no such filter (docs/apigee-api.md, "API products"). No app is no proof that there is none.
 */
export function appsWithProductQuery(organization: string, product: string) {
  const filter = dialectOf(organization).serverFilter({ by: 'product', value: product });
  const query = appsQuery(organization, filter ?? { product });
  if (filter) return query;
  const queryFn = ({ signal }: { signal: AbortSignal }) => readUsers(organization, product, signal);
  return { ...query, queryFn };
}

// Any object is refused: a server that does not know these parameters sends the product itself.
const idsSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((ids) => rowsOf(ids, pathSegment, 'ids', 'is not a usable app ID')),
);

async function readUsers(
  organization: string,
  product: string,
  signal: AbortSignal,
): Promise<AppsPage> {
  const target = path`/organizations/${organization}/apiproducts/${product}`;
  const call = { query: { query: 'list', entity: 'apps' }, signal };
  const list = await readWithRetries(() => read(organization, target, idsSchema, call), signal);
  const ids = [...new Set(list.rows)];
  const left = ids.slice(maxLookups);
  const { rows, skipped, gone } = await withAppsOfIds(
    organization,
    { rows: [], nextPageToken: '', ids: ids.slice(0, maxLookups), skipped: list.skipped },
    signal,
  );
  return {
    apps: rows,
    next: left.length > 0 ? { query: null, before: [], ids: left } : null,
    total: undefined,
    skipped: skipped ?? [],
    gone: gone ?? 0,
  };
}
