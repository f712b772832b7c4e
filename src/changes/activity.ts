import { fingerprintOf } from '../access/fingerprint.ts';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import { createStore } from '../ui/store.ts';
import {
  inverseOf,
  isOpen,
  isSameSwitch,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Outcome,
  type Switch,
} from './change.ts';
import { settledOutcome } from './settled-outcome.ts';

/** A change that this tab made or tried to make. It holds whole keys, so it never leaves the memory. */
export interface ActivityRecord {
  id: number;
  /** when it was sent on its way, in ms */
  startedAt: number;
  change: Change;
  /** one of many, which are told about together */
  isBulk?: boolean;
  /** whether its request went out */
  isSent?: boolean;
  /** its request was answered, and reads do not show it yet */
  isConfirming?: boolean;
  /** `undefined` while it is under way */
  outcome?: Outcome | undefined;
  /** of the key that was changed, or a product in it */
  fingerprint?: string | undefined;
}

/** A record whose end is known. */
export type Finished = Pick<ActivityRecord, 'id' | 'change' | 'isBulk'> & { outcome: Outcome };

const records = createStore<readonly ActivityRecord[]>([]);
let lastId = 0;

/** What this tab did, oldest first; it is gone with the tab. */
export const useActivity = records.useValue;

/** What this tab did, outside React. */
export const activity = records.get;

/** Writes down that a change begins; returns its id. */
export function recordBeginning(change: Change, isBulk = false): number {
  lastId += 1;
  const id = lastId;
  records.set([...records.get(), { id, startedAt: Date.now(), change, isBulk }]);
  const { key } = change.level;
  if (key !== undefined) void fingerprintOf(key).then((fingerprint) => amend(id, { fingerprint }));
  return id;
}

/** Writes down that its request goes out. */
export function recordSending(id: number): void {
  amend(id, { isSent: true });
}

/** Writes down that its request was answered, and reads are repeated until they show it. */
export function recordConfirming(id: number): void {
  amend(id, { isConfirming: true });
}

/** Writes down what came of it. */
export function recordOutcome(id: number, outcome: Outcome): void {
  amend(id, { outcome, isConfirming: false });
}

function amend(id: number, facts: Partial<ActivityRecord>): void {
  records.set(records.get().map((found) => (found.id === id ? { ...found, ...facts } : found)));
}

/**
 * Brings open outcomes up to date, now that their app was read at `at` (ms). It returns those that a person is
 * told about: another ending, or the first read after one that failed.
 */
export function settleOpen(organization: string, app: App, at: number): Finished[] {
  return records.get().flatMap((record): Finished[] => {
    const { id, change, outcome: before, isBulk = false } = record;
    if (!before || !isIn(record, organization, app.appId) || isRepeated(record)) return [];
    const outcome = settledOutcome(change, before, app, at);
    if (!outcome) return [];
    recordOutcome(id, outcome);
    const isNews = outcome.ending !== before.ending || !before.app;
    return isNews ? [{ id, change, outcome, isBulk }] : [];
  });
}

/** Whether a record is about an app. */
export function isIn({ change }: ActivityRecord, organization: string, appId: string): boolean {
  return change.organization === organization && change.app.appId === appId;
}

/** The last record of a switch, or `undefined`: this tab has not touched it. */
export function useLastRecord(target: Switch) {
  return useActivity().findLast(({ change }) => isSameSwitch(change, target));
}

/** Whether this tab wanted the same of the same switch again since: then nobody can tell which of both took effect. */
export function isRepeated({ id, change }: Pick<ActivityRecord, 'id' | 'change'>): boolean {
  return records
    .get()
    .some(
      (later) =>
        later.id > id &&
        later.isSent === true &&
        later.change.action === change.action &&
        isSameSwitch(later.change, change),
    );
}

/** Whether this tab changed the same switch again since. */
export function isSuperseded({ id, change }: Pick<ActivityRecord, 'id' | 'change'>): boolean {
  return records.get().some((later) => later.id > id && isSameSwitch(later.change, change));
}

/**
 * The change that takes a record back, or `null`: it took no effect, nothing leads back to what was there, or
 * the same switch was changed again since.
 */
export function undoOf(record: Pick<ActivityRecord, 'id' | 'change' | 'outcome'>): Change | null {
  const { change, outcome } = record;
  const back = inverseOf(statusBefore(change));
  if (!outcome?.app || !tookEffect(outcome) || !back || back === change.action) return null;
  const isLast = !records
    .get()
    .some(
      (later) =>
        later.id > record.id &&
        isSameSwitch(later.change, change) &&
        (!later.outcome || tookEffect(later.outcome) || isOpen(later.outcome)),
    );
  if (!isLast || !isAlready(statusAt(outcome.app, change.level) ?? '', change.action)) return null;
  return { ...change, app: outcome.app, action: back, at: outcome.at };
}
