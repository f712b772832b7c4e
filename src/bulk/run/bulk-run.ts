import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.ts';
import { sleep, waitForTurn } from '../../api/http/pace.ts';
import { attempt } from '../../operations/attempt.ts';
import { followUp } from '../../operations/confirm/follow-up.ts';
import { nextId, type FinishedOperation } from '../../operations/log.ts';
import { nextTurn, wait } from '../../operations/confirm/next-turn.ts';
import { contradictsOwnWrite } from '../../operations/confirm/own-writes.ts';
import { isUndecided, tookEffect, type Operation } from '../../operations/operation.ts';
import { readSettled } from '../../operations/confirm/read-settled.ts';
import { startOperation } from '../../operations/run.ts';
import {
  emptyRun,
  type BulkRun,
  type Failure,
  type FailureReason,
  type Task,
} from './bulk-state.ts';

interface Options {
  tasks: readonly Task[];
  /** the result of an earlier round, to which this one adds */
  from?: BulkRun;
  /** permissions that the server has refused before: operations that need them are not sent */
  refusedPermissions?: ReadonlySet<string>;
  /** stops the run after the current resource */
  stop: AbortSignal;
  onProgress(run: BulkRun): void;
}

/**
 * Changes resources one after the other, within the shared limit of ten requests a second. Each is read, and every
 * operation that it needs goes through `startOperation`. Nothing is retried automatically; Retry-After is respected.
 * While reads confirm an operation, the next resources are changed; the run ends when every operation is confirmed or
 * given up.
 */
export async function runBulk(client: QueryClient, options: Options): Promise<BulkRun> {
  const { tasks, from = emptyRun, refusedPermissions, stop, onProgress } = options;
  const run: BulkRun = {
    ...from,
    changed: [...from.changed],
    failures: [...from.failures],
    unconfirmed: [...from.unconfirmed],
    confirming: 0,
    left: [...from.left],
    total: tasks.length,
    done: 0,
    tookMs: 0,
    ended: undefined,
  };
  const startedAt = Date.now();
  const runId = nextId();
  let notBefore = 0;
  const confirmations: Promise<void>[] = [];
  reportProgress();
  for (const [index, task] of tasks.entries()) {
    if (!(await mayStartTask())) {
      run.left.push(...tasks.slice(index));
      break;
    }
    await runTask(task);
    run.done += 1;
    run.tookMs = Date.now() - startedAt;
    reportProgress();
  }
  await Promise.all(confirmations);
  return { ...run };

  function reportProgress() {
    onProgress({ ...run });
  }

  async function mayStartTask(): Promise<boolean> {
    if (run.ended) return false;
    try {
      await waitForServer();
      await waitForTurn(stop);
      return true;
    } catch {
      run.ended = 'stopped';
      return false;
    }
  }

  // Waits until Retry-After is over. Throws when the run is stopped meanwhile.
  async function waitForServer() {
    const ms = notBefore - Date.now();
    if (ms <= 0) return;
    stop.throwIfAborted();
    run.waitingUntil = notBefore;
    reportProgress();
    try {
      await sleep(ms, stop);
    } finally {
      run.waitingUntil = undefined;
      reportProgress();
    }
  }

  // Reads that confirm an operation also wait for Retry-After, and continue after Stop.
  async function nextReadTurn() {
    while (Date.now() < notBefore) await wait(notBefore - Date.now());
    await nextTurn();
  }

  async function runTask(task: Task) {
    const { resource } = task;
    const read = await attempt(() => readSettled(client, resource));
    if (!read.ok) {
      run.failures.push({ resource, reason: { kind: 'unread', error: read.error }, again: task });
      return noteError(read.error);
    }
    let state = read.value;
    const operations = task.operations(state);
    const toSend = operations.filter(
      (operation) => !operation.isShownIn(state) || contradictsOwnWrite(operation, state),
    );
    if (operations.length === 0) run.without += 1;
    else if (toSend.length === 0) run.already += 1;
    for (const [index, operation] of toSend.entries()) {
      if (!(await mayContinue())) {
        run.left.push({ resource, operations: onceMore(toSend.slice(index)) });
        return;
      }
      // The next operation of this resource is based on the state as last read.
      const current = operation.basedOn(state, Date.now());
      const result = await runOne(current, state);
      if (result.reason) run.failures.push(failureOf(current, result.reason));
      state = result.state;
    }
  }

  // Stop lets the current resource finish, unless the server asks to wait.
  async function mayContinue(): Promise<boolean> {
    if (run.ended === 'signed-out') return false;
    try {
      await waitForServer();
      return true;
    } catch {
      run.ended = 'stopped';
      return false;
    }
  }

  async function runOne(
    operation: Operation,
    state: unknown,
  ): Promise<{ state: unknown; reason?: FailureReason }> {
    const { permission, impossible } = operation;
    if (operation.valueIn(state) === undefined) return { state, reason: { kind: 'gone' } };
    if (impossible) return { state, reason: { kind: 'impossible', why: impossible } };
    if (refusedPermissions?.has(permission))
      return { state, reason: { kind: 'refused', permission } };
    await nextTurn();
    const started = await startOperation(client, operation, { runId, nextTurn: nextReadTurn });
    if (!started) return { state, reason: { kind: 'busy' } };
    if ('confirming' in started) {
      noteError(started.refusal);
      run.confirming += 1;
      reportProgress();
      confirmations.push(started.confirming.then(addConfirmed));
      return { state };
    }
    addResult(started.finished);
    return { state: started.finished.outcome.state ?? state };
  }

  function addConfirmed(record: FinishedOperation) {
    run.confirming -= 1;
    addResult(record);
    reportProgress();
  }

  function addResult(record: FinishedOperation) {
    const { operation, outcome } = record;
    noteError(outcome.error);
    if (tookEffect(outcome)) run.changed.push(record);
    else {
      const failure = failureOf(operation, { kind: 'ended', record });
      if (isUndecided(outcome)) run.unconfirmed.push(failure);
      else run.failures.push(failure);
    }
    followUp(client, operation);
  }

  function noteError(error: unknown) {
    if (!(error instanceof ApiError)) return;
    if (error.kind === 'signed-out' || error.status === 401) run.ended = 'signed-out';
    noteRetryAfter(error);
  }

  function noteRetryAfter({ retryAfter }: ApiError) {
    if (retryAfter !== undefined) notBefore = Date.now() + retryAfter * 1000;
  }
}

function failureOf(operation: Operation, reason: FailureReason): Failure {
  const { resource } = operation;
  return { resource, operation, reason, again: { resource, operations: onceMore([operation]) } };
}

/** The same operations for a later run, based on the state that it reads. */
function onceMore(operations: readonly Operation[]): Task['operations'] {
  return (state) => operations.map((operation) => operation.basedOn(state, Date.now()));
}
