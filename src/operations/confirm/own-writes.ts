import {
  isOutdated,
  isSuperseded,
  mayHaveTakenEffect,
  recordsOf,
  recordsOfValue,
  useRecordsOfValue,
  type ActivityRecord,
} from '../log.ts';
import {
  isUndecided,
  tookEffect,
  valueAfter,
  valueBefore,
  type Difference,
  type Operation,
  type Resource,
} from '../operation.ts';
import { confirmMs } from './confirm-pauses.ts';
import { answerTime, applyMs } from './settled-outcome.ts';

// Reads can be older than this tab's own writes. These functions detect such reads.

/** Whether an operation was sent and may still take effect: for at most 5 minutes. */
export function isUnsettled(record: ActivityRecord): boolean {
  const { isSent, outcome } = record;
  if (!outcome) return isSent === true;
  return isUndecided(outcome) && !isOutdated(record) && Date.now() - answerTime(outcome) < applyMs;
}

function isRecent({ outcome }: ActivityRecord): boolean {
  return outcome !== undefined && tookEffect(outcome) && Date.now() - outcome.at < confirmMs;
}

/** Whether reads are being repeated until they show the last operation for a value. */
export function isConfirming(operationId: string): boolean {
  return recordsOfValue(operationId).some((record) => record.isConfirming === true);
}

/** Whether an operation must not be started yet: an earlier one may still create the same thing. */
export function mayStillBeCreated({ id, isCreation }: Operation): boolean {
  return isCreation === true && recordsOfValue(id).some(isUnsettled);
}

/** Whether the value that an operation has set is not known, whatever reads show. */
export function isUnconfirmed(record: ActivityRecord): boolean {
  const { isConfirming: isBeingConfirmed, outcome } = record;
  return (
    isBeingConfirmed === true ||
    (outcome !== undefined && isUndecided(outcome) && !isOutdated(record))
  );
}

/** Whether the last operation for a value is not confirmed. */
export function useIsUnconfirmed(operationId: string): boolean {
  return useRecordsOfValue(operationId).some(isUnconfirmed);
}

/** Whether a read shows another value than the one that this tab has just set. */
export function contradictsOwnWrite({ id }: Pick<Operation, 'id'>, state: unknown): boolean {
  const last = recordsOfValue(id).findLast((record) => record.outcome?.sent);
  if (!last || !(isUnsettled(last) || isRecent(last))) return false;
  return !last.operation.isShownIn(state);
}

/** Whether a read shows the state before an operation that another read has already confirmed. */
export function isStaleRead(resource: Resource, state: unknown): boolean {
  return recordsOf(resource).some(
    (record) =>
      isRecent(record) &&
      !isSuperseded(record) &&
      valueAfter(record.operation, { state }) ===
        record.operation.valueIn(record.operation.before) &&
      !isTakenBack(resource, record, state),
  );
}

// A key that was created and then deleted is missing, however fresh the read is.
function isTakenBack(resource: Resource, { id, outcome }: ActivityRecord, state: unknown): boolean {
  if (outcome?.state === undefined) return false;
  const later = recordsOf(resource).filter((record) => record.id > id);
  return resource
    .differences(outcome.state, state)
    .some((row) => later.some((record) => causes(record, row, state)));
}

/**
 * Whether a read lacks something that the resource had before this tab's own recent operations, and that no operation
 * which ended since then removed.
 */
export function lacksKnownItems(
  resource: Resource,
  state: unknown,
  among = recordsOf(resource),
): boolean {
  return among.some(
    (record) =>
      (isUnsettled(record) || isRecent(record)) &&
      resource
        .differences(record.operation.before, state)
        .some(
          (row) =>
            row.seen !== undefined &&
            row.now === undefined &&
            !recordsOf(resource).some(
              (other) => mayHaveEndedSince(other, record.operation) && causes(other, row, state),
            ),
        ),
  );
}

// An operation that ran when another was requested was not in the state that the other was based on.
function mayHaveEndedSince({ outcome }: ActivityRecord, { at }: Operation): boolean {
  return !outcome || outcome.at >= at;
}

/** Whether an operation was sent that causes a difference besides that of its own value. */
function causes(record: ActivityRecord, row: Difference, state: unknown): boolean {
  return mayHaveTakenEffect(record) && record.operation.causes?.(row, state) === true;
}

/** Differences since the operation was requested, without this tab's own changes. */
export function changedByOthers(operation: Operation, now: unknown): Difference[] {
  const { resource, before } = operation;
  const differences = operation.conflicts?.(before, now) ?? resource.differences(before, now);
  return withoutOwnChanges(operation, differences, now);
}

/**
 * What differs after an operation besides the value that it sets: what someone else changed at the same time, and what
 * the server changed that it was not asked to. The API does not tell which.
 */
export function changedBesides(operation: Operation, now: unknown): Difference[] {
  const { resource, before, id } = operation;
  const others = withoutOwnChanges(operation, resource.differences(before, now), now);
  const effects = (operation.sideEffects?.(before, now) ?? []).filter(
    (row) => !recordsOf(resource).some((record) => causes(record, row, now)),
  );
  return [...others, ...effects].filter((row) => row.id !== id);
}

function withoutOwnChanges(operation: Operation, rows: Difference[], now: unknown): Difference[] {
  const own = recordsOf(operation.resource);
  return rows.filter((row) => !own.some((record) => isOwnChange(record, operation, row, now)));
}

function isOwnChange(
  record: ActivityRecord,
  operation: Operation,
  { id, seen, now }: Difference,
  state: unknown,
): boolean {
  const { outcome } = record;
  if (mayHaveEndedSince(record, operation) && causes(record, { id, seen, now }, state)) return true;
  if (now === undefined) return isUnsettled(record) || isRecent(record);
  if (record.operation.id !== id) return false;
  const isSince =
    outcome?.sent &&
    (outcome.state === undefined || (outcome.at >= operation.at && tookEffect(outcome)));
  if (isUnsettled(record) && now.toLowerCase() === valueBefore(record.operation).toLowerCase())
    return true;
  return (isSince || isUnsettled(record)) && record.operation.isShownIn(state);
}
