import { seed } from '../../mocks/seed/seed.ts';

/** The expected row of an app in the list, computed from the seed. */
export interface SeedRow {
  appId: string;
  name: string;
  shown: string;
  /** e-mail of a developer, display name of an AppGroup or a company */
  owner: string;
  products: string[];
  keys: number;
  status: string;
  createdAt: number;
  lastModifiedAt: number;
}

/** All apps of an organization sorted by id, as the API sends them. */
export function rowsOfSeed(organization: string): SeedRow[] {
  const found = seed(Date.now()).organizations.find(({ name }) => name === organization);
  if (!found) throw new Error(`no organization ${organization}`);
  const owners = new Map([
    ...found.developers.map(({ developerId, email }) => [developerId, email] as const),
    ...[...found.appGroups, ...found.companies].map(
      (group) => [group.name, group.displayName] as const,
    ),
  ]);
  return found.apps
    .map((app) => ({
      appId: app.appId,
      name: app.name,
      shown: app.attributes.find(({ name }) => name === 'DisplayName')?.value || app.name,
      owner: owners.get(app.owner.id) ?? '',
      products: [
        ...new Set(app.credentials.flatMap((key) => key.products.map(({ name }) => name))),
      ],
      keys: app.credentials.length,
      status: app.status.toLowerCase(),
      createdAt: app.createdAt,
      lastModifiedAt: app.lastModifiedAt,
    }))
    .sort((one, other) => (one.appId < other.appId ? -1 : 1));
}

const collator = new Intl.Collator('en', { numeric: true });

/** Compares texts by English collation. */
export const inEnglish = (one: string, other: string) => collator.compare(one, other);

/** The sorted rows, equal ones by name. `descending` reverses the order but not that of equal rows. */
export function inOrder(
  rows: readonly SeedRow[],
  by: (one: SeedRow, other: SeedRow) => number,
  { descending = false } = {},
): SeedRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => sign * by(one, other) || inEnglish(one.shown, other.shown));
}

/** The rows in the order of a list without a sort order in its URL: the last changed first. */
export function inDefaultOrder(rows: readonly SeedRow[]): SeedRow[] {
  return inOrder(rows, (one, other) => one.lastModifiedAt - other.lastModifiedAt, {
    descending: true,
  });
}
