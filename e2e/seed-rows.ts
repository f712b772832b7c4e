import { seed } from '../mocks/seed/seed.ts';

/** What the list must show of an app, worked out from the seed alone. */
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

/** Every app of an organization in the order of its id, which is the order of the API. */
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

/** Orders texts as an English reader expects. */
export const inEnglish = (one: string, other: string) => collator.compare(one, other);

/** The rows in an order, equals by name; `descending` turns the order around, not the names. */
export function inOrder(
  rows: readonly SeedRow[],
  by: (one: SeedRow, other: SeedRow) => number,
  { descending = false } = {},
): SeedRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => sign * by(one, other) || inEnglish(one.shown, other.shown));
}
