import type { SentWrite } from '../api/http/sent-writes.ts';
import type { SearchedPlace } from '../find/search-organizations.ts';
import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';
import type { BulkRun } from '../bulk/run/bulk-state.ts';
import type { Match, Pasted } from './leak-index.ts';
import type { RevokeLevel } from './revoke/revoke-level.ts';
import type { LeakScope } from './search-organization.ts';

/** A key that the text leads to, in an app of an organization. Holds the key: it is kept in memory only. */
export interface LeakedKey extends Match {
  /** unique; holds the key */
  id: string;
  organization: string;
  /** when its app was read, in ms */
  readAt: number;
}

/** The state of the search in one organization. */
export type LeakPlace = SearchedPlace<LeakScope>;

/** The revocation of a level of selected keys: one run for each organization. */
export interface Revocation {
  level: RevokeLevel;
  /** the IDs of the leaked keys that were selected for it */
  ids: ReadonlySet<string>;
  /** how many keys, apps or owners of the level this round changes */
  count: number;
  runs: ReadonlyMap<string, BulkRun>;
  isRunning: boolean;
  stop: AbortController;
}

/** Everything about the text that was pasted last. It ends with the tab, or when another text is searched. */
export interface Incident {
  /** when the text was taken, in ms */
  startedAt: number;
  pasted: Pasted;
  places: readonly LeakPlace[];
  isSearching: boolean;
  /** by organization, the keys that were sent in the query of a URL, by any search of it */
  lookedUp: ReadonlyMap<string, ReadonlySet<string>>;
  leakedKeys: readonly LeakedKey[];
  /** whether a leaked key was selected by a person, by its ID (`isSelected`) */
  chosen: ReadonlyMap<string, boolean>;
  /** one for each level, by its name (`levelId`), in the order of their first rounds */
  revocations: ReadonlyMap<string, Revocation>;
  /** the paths of the requests of revocations, after their organization (`targetOf`) */
  targets: ReadonlySet<string>;
  /** what this tab sent since for the keys that were found */
  writes: readonly SentWrite[];
  /** something was revoked, and the evidence was not saved since */
  hasUnsavedEvidence: boolean;
}

/** Why a text was not searched. */
export type Refusal = 'too-large' | 'no-key' | 'unreadable';

/** What the page shows. */
export type LeaksState =
  | { phase: 'empty'; refusal?: Refusal }
  | { phase: 'reading' }
  | { phase: 'open'; incident: Incident };

// Outside of the page, so that it can be left.
const store = createStore<LeaksState>({ phase: 'empty' });

export const useLeaks = () => useStore(store);
export const leaksState = store.get;
export const setLeaks = store.set;

/** The open incident; `null` = none. */
export function openIncident(): Incident | null {
  const state = store.get();
  return state.phase === 'open' ? state.incident : null;
}

/** The revocation that runs, if one does. At most one does. */
export function runningRevocation({ revocations }: Incident): Revocation | undefined {
  return [...revocations.values()].find(({ isRunning }) => isRunning);
}

/** Changes some fields of the open incident, if there is one. */
export function amendIncident(change: (incident: Incident) => Partial<Incident>): void {
  const incident = openIncident();
  if (incident) store.set({ phase: 'open', incident: { ...incident, ...change(incident) } });
}

/** Identifies what a request changes. */
export function targetOf(organization: string, path: string): string {
  return `${organization} ${path}`;
}

/** Adds matches. A page that was read twice adds them once. */
export function addMatches(organization: string, matches: readonly Match[]): void {
  amendIncident(({ leakedKeys }) => {
    const byId = new Map(leakedKeys.map((leakedKey) => [leakedKey.id, leakedKey]));
    for (const match of matches) {
      const id = `${organization} ${match.app.appId} ${match.key}`;
      byId.set(id, { ...byId.get(id), ...match, id, organization, readAt: Date.now() });
    }
    return { leakedKeys: [...byId.values()] };
  });
}

/** Notes that a key is sent in the query of a URL. */
export function addLookUp(organization: string, key: string): void {
  amendIncident(({ lookedUp }) => ({
    lookedUp: new Map([
      ...lookedUp,
      [organization, new Set([...(lookedUp.get(organization) ?? []), key])],
    ]),
  }));
}

/** Selects keys; `undefined` = as if no person had chosen. */
export function selectKeys(leakedKeys: readonly LeakedKey[], isOn: boolean | undefined): void {
  amendIncident(({ chosen }) => {
    const next = new Map(chosen);
    for (const { id } of leakedKeys) {
      if (isOn === undefined) next.delete(id);
      else next.set(id, isOn);
    }
    return { chosen: next };
  });
}
