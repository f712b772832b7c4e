import { fingerprintOf } from '../access/fingerprint.ts';
import { isAlready } from '../access/status.ts';
import { withoutSecrets } from '../api/apps.ts';
import type { App } from '../api/schemas.ts';
import { createStore } from '../ui/store.ts';
import {
  endingOf,
  inverseOf,
  isSameSwitch,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Outcome,
  type Switch,
} from './change.ts';
import { differencesBetween, type Difference } from './differences.ts';

/** A change that this tab made or tried to make. It holds whole keys, so it never leaves the memory. */
export interface ActivityRecord {
  id: number;
  /** when it was sent on its way, in ms */
  startedAt: number;
  change: Change;
  /** `undefined` while it is under way */
  outcome?: Outcome | undefined;
  /** of the key that was changed, or a product in it */
  fingerprint?: string | undefined;
}

/** A record whose end is known. */
export type Finished = Pick<ActivityRecord, 'id' | 'change'> & { outcome: Outcome };

const records = createStore<readonly ActivityRecord[]>([]);
let lastId = 0;

/** What this tab did, oldest first; it is gone with the tab. */
export const useActivity = records.useValue;

/** Writes down that a change begins; returns its id. */
export function recordBeginning(change: Change): number {
  lastId += 1;
  const id = lastId;
  records.set([...records.get(), { id, startedAt: Date.now(), change }]);
  const { key } = change.level;
  if (key !== undefined) void fingerprintOf(key).then((fingerprint) => amend(id, { fingerprint }));
  return id;
}

/** Writes down what came of it. */
export function recordOutcome(id: number, outcome: Outcome): void {
  amend(id, { outcome });
}

function amend(id: number, facts: Partial<ActivityRecord>): void {
  records.set(records.get().map((found) => (found.id === id ? { ...found, ...facts } : found)));
}

/**
 * Settles what was sent and could not be read again, now that its app was read at `at` (ms); returns what was
 * settled.
 */
export function settleOpen(organization: string, app: App, at: number): Finished[] {
  const settled = records.get().flatMap(({ id, change, outcome }): Finished[] => {
    const isOpen = outcome?.sent && !outcome.app && outcome.at < at;
    const isHere = change.organization === organization && change.app.appId === app.appId;
    if (!isOpen || !isHere) return [];
    const accepted = outcome.ending === 'unverified';
    const shown = statusAt(app, change.level);
    const ending = shown === undefined ? 'gone' : endingOf({ accepted, shown }, change.action);
    return [{ id, change, outcome: { ...outcome, ending, app: withoutSecrets(app), at } }];
  });
  for (const { id, outcome } of settled) recordOutcome(id, outcome);
  return settled;
}

/** The last record of a switch, or `undefined`: this tab has not touched it. */
export function useLastRecord(target: Switch) {
  return useActivity().findLast(({ change }) => isSameSwitch(change, target));
}

/**
 * What somebody else changed in an app since a change was decided: what this tab changed itself meanwhile is
 * no surprise, nor what it sent earlier and nobody could read.
 */
export function changedByOthers(change: Change, now: App): Difference[] {
  const own = records.get().filter(({ outcome }) => {
    if (!outcome?.sent) return false;
    return outcome.app ? outcome.at >= change.at && tookEffect(outcome) : true;
  });
  return differencesBetween(change.app, now).filter(
    (row) =>
      !own.some(
        (record) =>
          isSameSwitch(record.change, { ...change, level: row.level }) &&
          isAlready(row.now ?? '', record.change.action),
      ),
  );
}

/**
 * The change that takes a record back, or `null`: it took no effect, nothing leads back to what was there, or
 * the same switch was changed again since.
 */
export function undoOf(record: Pick<ActivityRecord, 'id' | 'change' | 'outcome'>): Change | null {
  const { change, outcome } = record;
  const back = inverseOf(statusBefore(change));
  if (!outcome?.app || !tookEffect(outcome) || !back) return null;
  const isLast = !records
    .get()
    .some(
      (later) =>
        later.id > record.id &&
        isSameSwitch(later.change, change) &&
        (!later.outcome || tookEffect(later.outcome)),
    );
  if (!isLast || !isAlready(statusAt(outcome.app, change.level) ?? '', change.action)) return null;
  return { ...change, app: outcome.app, action: back, at: outcome.at };
}
