import { isUndecided, tookEffect } from '../operations/operation.ts';
import { findRecord, type ActivityRecord } from '../operations/log.ts';
import { undoneBy } from '../operations/undo.ts';

/** A row of Activity: a change, or a bulk run, whose changes follow as rows of their own when it is open. */
export type ActivityEntry =
  | { kind: 'change'; id: number; record: ActivityRecord; isInRun: boolean }
  | { kind: 'run'; id: number; records: readonly ActivityRecord[]; isOpen: boolean };

/** The rows of the log, newest first. A bulk run stands where it started. `openRuns` has the ids of open runs. */
export function entriesOf(
  records: readonly ActivityRecord[],
  openRuns: ReadonlySet<number>,
): ActivityEntry[] {
  const groups = new Map<number, ActivityRecord[]>();
  for (const record of records) {
    // A run has an id of its own, which no record has.
    const id = entryIdOf(record);
    const group = groups.get(id);
    if (group) group.push(record);
    else groups.set(id, [record]);
  }
  return [...groups].toReversed().flatMap(([id, group]) => entriesOfGroup(id, group, openRuns));
}

function entryIdOf({ id, runId }: ActivityRecord): number {
  return runId ?? id;
}

/** Another row that undid changes of a bulk run, or whose changes the run undid. */
export interface LinkedEntry {
  id: number;
  /** when the first of these changes started or, of an undo, ended; in ms */
  at: number;
  /** how many of them */
  count: number;
}

/** The rows whose changes a bulk run undoes, as far as the log still has them. */
export function entriesUndoneBy(run: readonly ActivityRecord[]): LinkedEntry[] {
  const undone = run.map(({ operation: { undoes } }) =>
    undoes === undefined ? undefined : findRecord(undoes),
  );
  return linkedEntries(undone, ({ startedAt }) => startedAt);
}

/** The rows that undid changes of a bulk run, as reads showed. */
export function undosOfRun(run: readonly ActivityRecord[]): LinkedEntry[] {
  return linkedEntries(
    run.map(({ id }) => undoneBy(id)),
    ({ outcome, startedAt }) => outcome?.at ?? startedAt,
  );
}

function linkedEntries(
  records: readonly (ActivityRecord | undefined)[],
  timeOf: (record: ActivityRecord) => number,
): LinkedEntry[] {
  const entries = new Map<number, LinkedEntry>();
  for (const record of records) {
    if (!record) continue;
    const id = entryIdOf(record);
    const { at, count } = entries.get(id) ?? { at: Infinity, count: 0 };
    entries.set(id, { id, at: Math.min(at, timeOf(record)), count: count + 1 });
  }
  return [...entries.values()];
}

function entriesOfGroup(
  id: number,
  group: ActivityRecord[],
  openRuns: ReadonlySet<number>,
): ActivityEntry[] {
  const [first] = group;
  if (first?.runId === undefined)
    return group.map((record) => ({ kind: 'change', id, record, isInRun: false }));
  const isOpen = openRuns.has(id);
  const run: ActivityEntry = { kind: 'run', id, records: group, isOpen };
  if (!isOpen) return [run];
  const inside = group.toReversed().map((record): ActivityEntry => ({
    kind: 'change',
    id: record.id,
    record,
    isInRun: true,
  }));
  return [run, ...inside];
}

/** How many changes of a bulk run ended how. */
export interface RunCounts {
  changed: number;
  failed: number;
  unconfirmed: number;
  running: number;
}

/** The outcome of a bulk run. */
export function countsOf(records: readonly ActivityRecord[]): RunCounts {
  const counts: RunCounts = { changed: 0, failed: 0, unconfirmed: 0, running: 0 };
  for (const { outcome } of records) {
    if (!outcome) counts.running += 1;
    else if (tookEffect(outcome)) counts.changed += 1;
    else if (isUndecided(outcome)) counts.unconfirmed += 1;
    else if (outcome.ending !== 'already') counts.failed += 1;
  }
  return counts;
}
