import type { App, Developer, Group, Organization } from './tables.ts';

/** How reads lag behind writes. */
export interface Lag {
  /** how long reads do not show a write, in ms */
  ms: number;
  /** what they show instead: the app before the write, or the app without keys */
  as?: 'before' | 'no-credentials';
}

interface Snapshot {
  /** ms since 1970 */
  until: number;
  before: App;
}

/** By organization and appId, oldest first. */
let snapshots = new Map<string, Snapshot[]>();

/** Until when reads do not show apps that were created, in ms since 1970, by organization and appId. */
let hiddenUntil = new Map<string, number>();

/** How long the filter by key still finds a deleted app, in ms (docs/apigee-api.md, "Deleting and rotating"). */
const deletedFoundMs = 60_000;

interface DeletedApp {
  organization: string;
  app: App;
  /** ms since 1970 */
  until: number;
}

let deletedApps: DeletedApp[] = [];

/** Owners before their last writes, by organization and id. */
let ownerSnapshots = new Map<string, { until: number; before: Developer | Group }>();

/** Reads show the current tables again. */
export function forgetLag(): void {
  snapshots = new Map();
  ownerSnapshots = new Map();
  hiddenUntil = new Map();
  deletedApps = [];
}

/**
 * Saves a copy of an app before a write changes it. Returns a function that discards the copy, for a
 * write that is refused. Reads show deleted apps as such at once.
 */
export function keepSnapshot(
  organization: Organization | undefined,
  name: string,
  lag: Lag,
): () => void {
  const rows = (organization?.apps ?? []).filter((app) => app.name === name || app.appId === name);
  const kept = rows.map((app) => {
    const before = structuredClone(app);
    if (lag.as === 'no-credentials') before.credentials = [];
    const id = idOf(organization, app);
    const snapshot = { until: Date.now() + lag.ms, before };
    snapshots.set(id, [...(snapshots.get(id) ?? []), snapshot]);
    return { id, snapshot };
  });
  return () => {
    for (const { id, snapshot } of kept)
      snapshots.set(
        id,
        (snapshots.get(id) ?? []).filter((one) => one !== snapshot),
      );
  };
}

/** Answers a write, and hides the apps that it creates, or their keys, from reads. */
export async function hideNewApps(
  organization: Organization | undefined,
  { ms, as }: Lag,
  answer: () => Promise<Response>,
): Promise<Response> {
  const known = new Set(organization?.apps);
  const response = await answer();
  const until = Date.now() + ms;
  for (const app of organization?.apps ?? []) {
    const id = idOf(organization, app);
    if (known.has(app)) continue;
    if (as !== 'no-credentials') hiddenUntil.set(id, until);
    else snapshots.set(id, [{ until, before: { ...structuredClone(app), credentials: [] } }]);
  }
  return response;
}

/** Answers a write. The filter by key still finds the apps that it deletes. */
export async function keepDeletedApps(
  organization: Organization | undefined,
  answer: () => Promise<Response>,
): Promise<Response> {
  const before = organization?.apps ?? [];
  const response = await answer();
  const left = new Set(organization?.apps);
  const until = Date.now() + deletedFoundMs;
  for (const app of left.size < before.length ? before : [])
    if (!left.has(app)) deletedApps.push({ organization: organization?.name ?? '', app, until });
  return response;
}

/** The deleted apps that the filter by key still finds. */
export function deletedAppsWithKey({ name }: Organization, key: string): App[] {
  return deletedApps
    .filter(({ organization, until }) => organization === name && until > Date.now())
    .map(({ app }) => app)
    .filter(({ credentials }) => credentials.some(({ consumerKey }) => consumerKey === key));
}

/** Answers a write, and keeps what it changes of the owner in its path from reads. */
export async function hideOwnerChange(
  organization: Organization | undefined,
  owner: string,
  { ms }: Lag,
  answer: () => Promise<Response>,
): Promise<Response> {
  const before = structuredClone(organization && ownersOf(organization).filter(isNamed(owner)));
  const response = await answer();
  if (response.ok)
    for (const row of before ?? [])
      ownerSnapshots.set(`${organization?.name}/${ownerIdOf(row)}`, {
        until: Date.now() + ms,
        before: row,
      });
  return response;
}

function ownersOf({ developers, appGroups, companies }: Organization): (Developer | Group)[] {
  return [...developers, ...appGroups, ...companies];
}

function isNamed(owner: string): (row: Developer | Group) => boolean {
  return (row) => ownerIdOf(row) === owner || row.email?.toLowerCase() === owner.toLowerCase();
}

function ownerIdOf(row: Developer | Group): string {
  return 'developerId' in row ? row.developerId : row.name;
}

/** The organization as reads see it: apps and owners without the writes that are not visible yet. */
export function asLaggingReads(organization: Organization): Organization {
  const now = Date.now();
  const shown = organization.apps.filter(
    (app) => (hiddenUntil.get(idOf(organization, app)) ?? 0) <= now,
  );
  const apps = shown.map((app) => lagging(organization, app) ?? app);
  const isSame =
    apps.length === organization.apps.length &&
    apps.every((app, index) => app === organization.apps[index]);
  return { ...(isSame ? organization : { ...organization, apps }), ...laggingOwners(organization) };
}

function laggingOwners(
  organization: Organization,
): Pick<Organization, 'developers' | 'appGroups' | 'companies'> {
  const { developers, appGroups, companies } = organization;
  const asRead = <Row extends Developer | Group>(row: Row): Row => {
    const found = ownerSnapshots.get(`${organization.name}/${ownerIdOf(row)}`);
    return found && found.until > Date.now() ? (found.before as Row) : row;
  };
  return {
    developers: developers.map(asRead),
    appGroups: appGroups.map(asRead),
    companies: companies.map(asRead),
  };
}

// The oldest write that is not visible yet decides: later writes are not visible either.
function lagging(organization: Organization, app: App): App | undefined {
  const now = Date.now();
  return snapshots.get(idOf(organization, app))?.find(({ until }) => until > now)?.before;
}

function idOf(organization: Organization | undefined, { appId }: App): string {
  return `${organization?.name}/${appId}`;
}
