/** A row of a list as the API sends it: any field can be of any type. */
export type CaseRow = Record<string, unknown>;

const statuses: Record<string, string> = { approve: 'approved', revoke: 'revoked' };

/**
 * Changes a status in place. Apps are found by name.
 *
 * @param below the path below the owner: `['apps', name]`, with `'keys', key` and `'apiproducts', product`
 * @returns whether there is such an app, key or product
 */
export function applyStatus(
  apps: readonly CaseRow[],
  below: readonly string[],
  action: string | null,
): boolean {
  const [collection, name, , key, , product] = below;
  const status = statuses[action ?? ''];
  if (collection !== 'apps' || status === undefined) return false;
  const named = apps.filter((row) => row['name'] === name);
  const keys = named.flatMap((row) => rowsIn(row['credentials']));
  const withKey = keys.filter((row) => row['consumerKey'] === key);
  const products = withKey.flatMap((row) => rowsIn(row['apiProducts']));
  const found =
    key === undefined
      ? named
      : product === undefined
        ? withKey
        : products.filter((row) => row['apiproduct'] === product);
  for (const row of found) row['status'] = status;
  return found.length > 0;
}

/** The app without its keys, as a server with lagging keys sends it. */
export function withoutKeys(app: CaseRow): CaseRow {
  return { ...app, credentials: [] };
}

function rowsIn(list: unknown): CaseRow[] {
  return Array.isArray(list) ? (list as CaseRow[]) : [];
}
