import type { QueryClient } from '@tanstack/react-query';
import { nameOfKey } from '../access/key-names.ts';
import { isAlready } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { sleep, waitForTurn } from '../api/pace.ts';
import { hasOwner } from '../api/owners.ts';
import type { App } from '../api/schemas.ts';
import { permissionFor } from '../api/status.ts';
import { fetchSettled } from '../operations/app/app-resource.ts';
import { followUp } from '../operations/follow-up.ts';
import type { FinishedChange } from '../operations/log.ts';
import { nextTurn, wait } from '../operations/next-turn.ts';
import { contradictsOwnWrite } from '../operations/own-writes.ts';
import { startChange } from '../operations/run.ts';
import {
  createChange,
  isUndecided,
  statusAt,
  tookEffect,
  wireTarget,
  type Level,
} from '../operations/app/status-change.ts';
import {
  emptyRun,
  type BulkRun,
  type Failure,
  type FailureReason,
  type Step,
  type Task,
} from './bulk-state.ts';

interface Options {
  organization: string;
  tasks: readonly Task[];
  /** the result of an earlier round, to which this one adds */
  from?: BulkRun;
  /** permissions that the server has refused before: changes that need them are not sent */
  refusedPermissions?: ReadonlySet<string>;
  /** stops the run after the current app */
  stop: AbortSignal;
  onProgress(run: BulkRun): void;
}

/**
 * Changes apps one after the other, within the shared limit of ten requests a second. Each app is read, and every
 * status that is not set yet goes through `startChange`. Nothing is retried automatically; Retry-After is respected.
 * While reads confirm a change, the next apps are changed; the run ends when every change is confirmed or given up.
 */
export async function runBulk(client: QueryClient, options: Options): Promise<BulkRun> {
  const { organization, tasks, from = emptyRun, refusedPermissions, stop, onProgress } = options;
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
  let notBefore = 0;
  const confirmations: Promise<void>[] = [];
  reportProgress();
  for (const [place, task] of tasks.entries()) {
    if (!(await mayStartTask())) {
      run.left.push(...tasks.slice(place));
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

  // Reads that confirm a change also wait for Retry-After, and go on after Stop.
  async function nextReadTurn() {
    while (Date.now() < notBefore) await wait(notBefore - Date.now());
    await nextTurn();
  }

  async function runTask(task: Task) {
    const { appId } = task;
    let app: App;
    try {
      app = await fetchSettled(client, organization, appId);
    } catch (error) {
      run.failures.push({ appId, reason: { kind: 'unread', error }, again: task });
      noteError(error);
      return;
    }
    const steps = task.steps(app);
    const toSend = steps.filter(({ level, action }) => {
      const status = statusAt(app, level) ?? '';
      const target = { organization, app, level };
      return !isAlready(status, action) || contradictsOwnWrite(target, status);
    });
    if (steps.length === 0) run.without += 1;
    else if (toSend.length === 0) run.already += 1;
    for (const [place, step] of toSend.entries()) {
      if (!(await mayContinue())) {
        run.left.push({ appId, steps: () => toSend.slice(place) });
        return;
      }
      const result = await runStep(app, step);
      app = result.app;
      if (result.reason) run.failures.push(failureOf(app, step, result.reason));
    }
  }

  // Stop lets the current app finish, unless the server asks to wait.
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

  async function runStep(app: App, step: Step): Promise<{ app: App; reason?: FailureReason }> {
    const { level, action } = step;
    if (statusAt(app, level) === undefined) return { app, reason: { kind: 'gone' } };
    if (!hasOwner(app.owner)) return { app, reason: { kind: 'no-owner' } };
    const target = { organization, app, level };
    const permission = permissionFor(wireTarget(target));
    if (refusedPermissions?.has(permission))
      return { app, reason: { kind: 'refused', permission } };
    await nextTurn();
    const batch = { nextTurn: nextReadTurn };
    const change = await startChange(client, createChange(target, action), batch);
    if (!change) return { app, reason: { kind: 'busy' } };
    if ('confirming' in change) {
      noteError(change.refusal);
      run.confirming += 1;
      reportProgress();
      confirmations.push(change.confirming.then((record) => addConfirmed(app, step, record)));
      return { app };
    }
    const record = change.finished;
    addResult(app, step, record);
    // The next step of this app is based on the app as last read.
    return { app: record.outcome.app ?? app };
  }

  function addConfirmed(app: App, step: Step, record: FinishedChange) {
    run.confirming -= 1;
    addResult(app, step, record);
    reportProgress();
  }

  function addResult(app: App, step: Step, record: FinishedChange) {
    const { outcome } = record;
    noteError(outcome.error);
    if (tookEffect(outcome)) run.changed.push(record);
    else {
      const failure = failureOf(app, step, { kind: 'ended', record });
      if (isUndecided(outcome)) run.unconfirmed.push(failure);
      else run.failures.push(failure);
    }
    followUp(client, record.change);
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

function failureOf(app: App, step: Step, reason: FailureReason): Failure {
  const { appId } = app;
  return { appId, ...namesOf(app, step.level), reason, again: { appId, steps: () => [step] } };
}

function namesOf(app: App, level: Level): Pick<Failure, 'level' | 'keyName'> {
  return { level, ...(level.key !== undefined && { keyName: nameOfKey(app, level.key) }) };
}
