import { useSyncExternalStore } from 'react';
import { createStore } from '../store.ts';
import { lastStoredId } from './after-reload/stored-log.ts';
import { createRecordIndex } from './record-index.ts';
import {
  isUndecided,
  tookEffect,
  wasRefused,
  type Operation,
  type Outcome,
  type ResourceId,
} from './operation.ts';
import { settledOutcome, wasAccepted } from './confirm/settled-outcome.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** An operation that this tab ran or tried to run. It holds whole keys: `keep-log.ts` stores it without them. */
export interface ActivityRecord {
  id: number;
  /** when it started, in ms */
  startedAt: number;
  operation: Operation;
  /** the bulk run that it is part of, which reports itself */
  runId?: number | undefined;
  /** whether its request went out */
  isSent?: boolean | undefined;
  /** it was sent before the page was reloaded, and found again (`after-reload/sent-creations.ts`) */
  isFromBefore?: boolean;
  /** its request was answered, and reads do not show it yet */
  isConfirming?: boolean;
  /** `undefined` while it is running */
  outcome?: Outcome | undefined;
  /** of the key that was changed, or whose product was */
  fingerprint?: string | undefined;
  /** who was signed in; `null` = not known */
  account?: string | null | undefined;
}

/** A record whose outcome is known. */
export type FinishedOperation = Pick<
  ActivityRecord,
  'id' | 'operation' | 'runId' | 'isFromBefore'
> & {
  outcome: Outcome;
};

const emptyIndex = createRecordIndex();
// Each change of the log sets a new value over the same records, so that hooks notice it.
const log = createStore(emptyIndex);
let lastId = lastStoredId();
const listeners = new Set<(record: ActivityRecord) => void>();

/** What this tab did, oldest first; those of before a reload once `restoreActivity` was called. */
export const records = (): readonly ActivityRecord[] => log.get().all();

/** What this tab did to a resource, oldest first. */
export const recordsOf = (resource: ResourceId): readonly ActivityRecord[] =>
  log.get().ofResource(resource);

/** What this tab did to one value, by `Operation.id`, oldest first. */
export const recordsOfValue = (operationId: string): readonly ActivityRecord[] =>
  log.get().ofValue(operationId);

/** The record with an id. */
export const findRecord = (id: number): ActivityRecord | undefined => log.get().find(id);

/** `records`; renders again with every change of the log. */
export const useRecords = () => useSyncExternalStore(log.subscribe, records);

/** `recordsOf`; renders again only when one of these changes. */
export const useRecordsOf = (resource: ResourceId) =>
  useSyncExternalStore(log.subscribe, () => recordsOf(resource));

/** The records of operations that undo a record, oldest first. */
export const undosOf = (id: number): readonly ActivityRecord[] => log.get().undosOf(id);

/** `recordsOfValue`; renders again only when one of these changes. */
export const useRecordsOfValue = (operationId: string) =>
  useSyncExternalStore(log.subscribe, () => recordsOfValue(operationId));

/** An id for a record or a bulk run, larger than those before. */
export function nextId(): number {
  lastId += 1;
  return lastId;
}

/** `findRecord`; renders again with every change of the log. */
export const useFindRecord = () => useStore(log).find;

/** Records that an operation starts, as part of a bulk run or by itself; returns the id of the record. */
export function recordStart(operation: Operation, runId?: number): number {
  const id = nextId();
  upsert({ id, startedAt: Date.now(), operation, runId });
  return id;
}

/** Records that its request was sent. */
export function recordSent(id: number): void {
  amendRecord(id, { isSent: true });
}

/** Records that its request was answered, and reads are repeated until they show it. */
export function recordConfirming(id: number): void {
  amendRecord(id, { isConfirming: true });
}

/** Records its outcome. Replaces undecided outcomes of earlier operations that reads can't show any more. */
export function recordOutcome(id: number, outcome: Outcome): void {
  amendRecord(id, { outcome, isConfirming: false });
  if (isUndecided(outcome)) return;
  for (const record of log.get().undecided())
    if (record.outcome && isOutdated(record))
      amendRecord(record.id, {
        outcome: { ...record.outcome, ending: 'replaced', at: outcome.at },
      });
}

/** Changes a record: adds facts, or replaces its operation by the one whose key was found again after a reload. */
export function amendRecord(id: number, facts: Partial<ActivityRecord>): void {
  const found = findRecord(id);
  if (found) upsert({ ...found, ...facts });
}

/** Puts records of before a reload into the log. */
export function restoreRecords(restored: readonly ActivityRecord[]): void {
  addAll(restored.filter(({ id }) => findRecord(id) === undefined));
}

/** Calls `onRecord` with each record, and later with each new or changed one; returns a function that ends it. */
export function watchRecords(onRecord: (record: ActivityRecord) => void): () => void {
  listeners.add(onRecord);
  records().forEach(onRecord);
  return () => void listeners.delete(onRecord);
}

function upsert(record: ActivityRecord): void {
  addAll([record]);
  for (const listen of listeners) listen(record);
}

function addAll(added: readonly ActivityRecord[]): void {
  // The empty index is never filled: unit tests reset the log to it.
  const index = log.get() === emptyIndex ? createRecordIndex() : log.get();
  for (const record of added) index.upsert(record);
  log.set({ ...index });
}

/**
 * Settles the undecided outcomes of a resource, as far as a read at `at` (ms) shows them. Returns those to report: with
 * another ending, or read for the first time.
 */
export function settleUndecided(
  resource: ResourceId,
  state: unknown,
  at: number,
): FinishedOperation[] {
  return recordsOf(resource).flatMap((record): FinishedOperation[] => {
    const { id, operation, outcome: before, runId } = record;
    if (!before || isOutdated(record)) return [];
    const outcome = settledOutcome(operation, before, state, at);
    if (!outcome) return [];
    recordOutcome(id, outcome);
    const isNew = outcome.ending !== before.ending || before.state === undefined;
    return isNew ? [{ id, operation, outcome, runId }] : [];
  });
}

/**
 * The record to show beside a value: the last one, or an earlier one that took effect after that.
 * `undefined`: this tab has not changed it.
 */
export function lastRecordOf(operationId: string): ActivityRecord | undefined {
  const ofValue = recordsOfValue(operationId);
  const last = ofValue.at(-1);
  return ofValue.findLast((record) => tookEffectAfter(record, last)) ?? last;
}

/** `lastRecordOf`; renders again only when that record changes. */
export const useLastRecord = (operationId: string) =>
  useSyncExternalStore(log.subscribe, () => lastRecordOf(operationId));

function tookEffectAfter({ outcome }: ActivityRecord, last: ActivityRecord | undefined): boolean {
  if (!outcome || !tookEffect(outcome) || !last?.outcome) return false;
  return outcome.at > last.outcome.at;
}

/** Whether a request of this record took effect or may have: not if the server refused it. */
export function mayHaveTakenEffect({ isSent, outcome }: ActivityRecord): boolean {
  return isSent === true && !(outcome && wasRefused(outcome));
}

/**
 * Whether reads can no longer show the outcome of an operation: this tab sent the same again since, or, once the server
 * had accepted it, another one for the same value.
 */
export function isOutdated({ id, operation, outcome }: ActivityRecord): boolean {
  return hasLater(
    { id, operation },
    (later) =>
      mayHaveTakenEffect(later) &&
      (later.operation.action === operation.action ||
        (outcome !== undefined && wasAccepted(outcome))),
  );
}

/** Whether this tab sent another operation for the same value since. */
export function isSuperseded(record: Pick<ActivityRecord, 'id' | 'operation'>): boolean {
  return hasLater(record, mayHaveTakenEffect);
}

/** Whether there is a later operation for the same value for which `matches` holds. */
export function hasLater(
  { id, operation }: Pick<ActivityRecord, 'id' | 'operation'>,
  matches: (later: ActivityRecord) => boolean,
): boolean {
  // Searched from the newest back, as far as the record itself.
  const found = recordsOfValue(operation.id).findLast((later) => later.id <= id || matches(later));
  return found !== undefined && found.id > id;
}
