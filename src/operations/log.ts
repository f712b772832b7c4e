import { useSyncExternalStore } from 'react';
import { fingerprintOf } from '../access/fingerprint.ts';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import { createRecordIndex } from './record-index.ts';
import {
  inverseOf,
  isUndecided,
  statusAt,
  statusBefore,
  tookEffect,
  wasRefused,
  type Change,
  type Outcome,
  type Switch,
} from './app/status-change.ts';
import { settledOutcome, wasAccepted } from './settled-outcome.ts';
import { useStore } from '../ui/hooks/use-store.ts';

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
export type FinishedChange = Pick<ActivityRecord, 'id' | 'change' | 'isBulk'> & {
  outcome: Outcome;
};

const emptyIndex = createRecordIndex();
// Each change of the log sets a new value over the same records, so that hooks notice it.
const log = createStore(emptyIndex);
let lastId = 0;

/** What this tab did, oldest first; it is gone with the tab. */
export const records = (): readonly ActivityRecord[] => log.get().all();

/** What this tab did to an app, oldest first. */
export const recordsOfApp = (organization: string, appId: string): readonly ActivityRecord[] =>
  log.get().ofApp(organization, appId);

/** What this tab did to a switch, oldest first. */
export const recordsOfSwitch = (target: Switch): readonly ActivityRecord[] =>
  log.get().ofSwitch(target);

/** The record with an id. */
export const findRecord = (id: number): ActivityRecord | undefined => log.get().find(id);

/** `records`; renders again with every change of the log. */
export const useRecords = () => useSyncExternalStore(log.subscribe, records);

/** `recordsOfApp`; renders again only when one of these changes. */
export const useRecordsOfApp = (organization: string, appId: string) =>
  useSyncExternalStore(log.subscribe, () => recordsOfApp(organization, appId));

/** `recordsOfSwitch`; renders again only when one of these changes. */
export const useRecordsOfSwitch = (target: Switch) =>
  useSyncExternalStore(log.subscribe, () => recordsOfSwitch(target));

/** `findRecord`; renders again with every change of the log. */
export const useFindRecord = () => useStore(log).find;

/** Writes down that a change starts; returns its id. */
export function recordStart(change: Change, isBulk = false): number {
  lastId += 1;
  const id = lastId;
  upsert({ id, startedAt: Date.now(), change, isBulk });
  const { key } = change.level;
  if (key !== undefined) void fingerprintOf(key).then((fingerprint) => amend(id, { fingerprint }));
  return id;
}

/** Writes down that its request was sent. */
export function recordSent(id: number): void {
  amend(id, { isSent: true });
}

/** Writes down that its request was answered, and reads are repeated until they show it. */
export function recordConfirming(id: number): void {
  amend(id, { isConfirming: true });
}

/** Writes down what came of it. It replaces undecided outcomes of earlier changes that reads can't show any more. */
export function recordOutcome(id: number, outcome: Outcome): void {
  amend(id, { outcome, isConfirming: false });
  if (isUndecided(outcome)) return;
  for (const record of log.get().undecided())
    if (record.outcome && isOutdated(record))
      amend(record.id, { outcome: { ...record.outcome, ending: 'replaced', at: outcome.at } });
}

function amend(id: number, facts: Partial<ActivityRecord>): void {
  const found = findRecord(id);
  if (found) upsert({ ...found, ...facts });
}

function upsert(record: ActivityRecord): void {
  // The empty index has to stay empty: unit tests go back to it.
  const index = log.get() === emptyIndex ? createRecordIndex() : log.get();
  index.upsert(record);
  log.set({ ...index });
}

/**
 * Decides undecided outcomes of an app that was read at `at` (ms), as far as that read can. It returns those that a
 * person is told about: another ending, or the first read after one that failed.
 */
export function settleUndecided(organization: string, app: App, at: number): FinishedChange[] {
  return recordsOfApp(organization, app.appId).flatMap((record): FinishedChange[] => {
    const { id, change, outcome: before, isBulk = false } = record;
    if (!before || isOutdated(record)) return [];
    const outcome = settledOutcome(change, before, app, at);
    if (!outcome) return [];
    recordOutcome(id, outcome);
    const isNews = outcome.ending !== before.ending || !before.app;
    return isNews ? [{ id, change, outcome, isBulk }] : [];
  });
}

/**
 * What there is to say about a switch: its last change, or an earlier one that took effect after that.
 * `undefined`: this tab has not touched it.
 */
export function lastRecordOf(target: Switch): ActivityRecord | undefined {
  const here = recordsOfSwitch(target);
  const last = here.at(-1);
  return here.findLast((record) => tookEffectAfter(record, last)) ?? last;
}

/** `lastRecordOf`; renders again only when that record changes. */
export const useLastRecord = (target: Switch) =>
  useSyncExternalStore(log.subscribe, () => lastRecordOf(target));

function tookEffectAfter({ outcome }: ActivityRecord, last: ActivityRecord | undefined): boolean {
  if (!outcome || !tookEffect(outcome) || !last?.outcome) return false;
  return outcome.at > last.outcome.at;
}

/** Whether a request of this record reached the server, or may have: what is refused changes nothing. */
function mayHaveReached({ isSent, outcome }: ActivityRecord): boolean {
  return isSent === true && !(outcome && wasRefused(outcome));
}

/**
 * Whether reads can't show any more what came of a change: this tab sent the same again since, or, once the server
 * had taken it, the opposite.
 */
export function isOutdated({ id, change, outcome }: ActivityRecord): boolean {
  return hasLater(
    { id, change },
    (later) =>
      mayHaveReached(later) &&
      (later.change.action === change.action || (outcome !== undefined && wasAccepted(outcome))),
  );
}

/** Whether this tab sent another change of the same switch since. */
export function isSuperseded(record: Pick<ActivityRecord, 'id' | 'change'>): boolean {
  return hasLater(record, mayHaveReached);
}

/** Whether there is a later change of the same switch for which `matches` holds. */
function hasLater(
  { id, change }: Pick<ActivityRecord, 'id' | 'change'>,
  matches: (later: ActivityRecord) => boolean,
): boolean {
  // Searched from the newest back, as far as the record itself.
  const found = recordsOfSwitch(change).findLast((later) => later.id <= id || matches(later));
  return found !== undefined && found.id > id;
}

/**
 * The change that takes a record back, or `null`: it took no effect, nothing leads back to what was there, or
 * the same switch was changed again since.
 */
export function undoOf(record: Pick<ActivityRecord, 'id' | 'change' | 'outcome'>): Change | null {
  const { change, outcome } = record;
  const back = inverseOf(statusBefore(change));
  if (!outcome?.app || !tookEffect(outcome) || !back || back === change.action) return null;
  const wasChangedAgain = hasLater(
    record,
    (later) => !later.outcome || tookEffect(later.outcome) || isUndecided(later.outcome),
  );
  if (wasChangedAgain || !isAlready(statusAt(outcome.app, change.level) ?? '', change.action))
    return null;
  return { ...change, app: outcome.app, action: back, at: outcome.at };
}
