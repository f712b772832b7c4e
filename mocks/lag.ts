import type { App, Organization } from './db.ts';

/** How reads lag behind writes. */
export interface Lag {
  /** ms after a write during which reads do not show it */
  ms: number;
  /** what they show meanwhile: the app as it was, or the app without any key */
  as?: 'before' | 'no-credentials';
}

interface Snapshot {
  /** ms since 1970 */
  until: number;
  before: App;
}

/** By organization and appId, oldest first. */
let snapshots = new Map<string, Snapshot[]>();

/** From now on every read shows what the tables hold. */
export function forgetLag(): void {
  snapshots = new Map();
}

/**
 * Keeps an app as it is now, before a write changes it. It returns how to take that back, for a write that is
 * refused. A write that adds or deletes an app is not delayed.
 */
export function keepBefore(
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

/** An organization as reads show it: each app without the writes that reads do not show yet. */
export function asRead(organization: Organization): Organization {
  const apps = organization.apps.map((app) => lagging(organization, app) ?? app);
  return apps.some((app, index) => app !== organization.apps[index])
    ? { ...organization, apps }
    : organization;
}

// The oldest of the writes that are not shown yet decides: what came after it is not shown either.
function lagging(organization: Organization, app: App): App | undefined {
  const now = Date.now();
  return snapshots.get(idOf(organization, app))?.find(({ until }) => until > now)?.before;
}

function idOf(organization: Organization | undefined, { appId }: App): string {
  return `${organization?.name}/${appId}`;
}
