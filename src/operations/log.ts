import { fingerprintOf } from '../access/fingerprint.ts';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import { createStore } from '../store.ts';
import {
  inverseOf,
  isOpen,
  isSameSwitch,
  statusAt,
  statusBefore,
  tookEffect,
  wasRefused,
  type Change,
  type Outcome,
  type Switch,
} from './status-change.ts';
import { settledOutcome, wasAccepted } from './settled-outcome.ts';
import { useStore } from '../ui/use-store.ts';

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
export const useActivity = () => useStore(records);

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

/** Writes down what came of it. Open outcomes of earlier changes that can't show any more end with it. */
export function recordOutcome(id: number, outcome: Outcome): void {
  amend(id, { outcome, isConfirming: false });
  if (isOpen(outcome)) return;
  for (const record of records.get())
    if (record.outcome && isOpen(record.outcome) && isOutdated(record))
      amend(record.id, { outcome: { ...record.outcome, ending: 'replaced', at: outcome.at } });
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
    if (!before || !isIn(record, organization, app.appId) || isOutdated(record)) return [];
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

/**
 * What there is to say about a switch: its last change, or an earlier one that took effect after that.
 * `undefined`: this tab has not touched it.
 */
export function useLastRecord(target: Switch): ActivityRecord | undefined {
  return lastRecordOf(useActivity(), target);
}

/** `useLastRecord`, outside React. */
export function lastRecordOf(
  all: readonly ActivityRecord[],
  target: Switch,
): ActivityRecord | undefined {
  const here = all.filter(({ change }) => isSameSwitch(change, target));
  const last = here.at(-1);
  return here.findLast((record) => tookEffectAfter(record, last)) ?? last;
}

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
  return laterChanges({ id, change }).some(
    (later) =>
      mayHaveReached(later) &&
      (later.change.action === change.action || (outcome && wasAccepted(outcome))),
  );
}

/** Whether this tab sent another change of the same switch since. */
export function isSuperseded(record: Pick<ActivityRecord, 'id' | 'change'>): boolean {
  return laterChanges(record).some(mayHaveReached);
}

function laterChanges({ id, change }: Pick<ActivityRecord, 'id' | 'change'>): ActivityRecord[] {
  return records.get().filter((later) => later.id > id && isSameSwitch(later.change, change));
}

/**
 * The change that takes a record back, or `null`: it took no effect, nothing leads back to what was there, or
 * the same switch was changed again since.
 */
export function undoOf(record: Pick<ActivityRecord, 'id' | 'change' | 'outcome'>): Change | null {
  const { change, outcome } = record;
  const back = inverseOf(statusBefore(change));
  if (!outcome?.app || !tookEffect(outcome) || !back || back === change.action) return null;
  const isLast = !laterChanges(record).some(
    (later) => !later.outcome || tookEffect(later.outcome) || isOpen(later.outcome),
  );
  if (!isLast || !isAlready(statusAt(outcome.app, change.level) ?? '', change.action)) return null;
  return { ...change, app: outcome.app, action: back, at: outcome.at };
}
