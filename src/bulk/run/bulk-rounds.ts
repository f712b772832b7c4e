import type { QueryClient } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { refusedIn } from '../../connection/session.ts';
import { announce } from '../../ui/toast/announcer.ts';
import { amendJob, currentJob } from './bulk-job.ts';
import { runBulk } from './bulk-run.ts';
import { emptyRun, type BulkRun, type Task } from './bulk-state.ts';
import { countUndoable, retryOf, tasksOf } from './bulk-tasks.ts';
import { undoRound, unsettledIn } from './bulk-undo.ts';
import { checkUnconfirmed } from './bulk-unconfirmed.ts';
import { titleOfResult } from '../bulk-words.ts';

// A job has rounds: the run itself, then retries, the rest after Stop, and Undo. Each continues when its page is left.

/** Starts the run of the current job: so many changes, and so many apps that need none. */
export function startRun(client: QueryClient, expected: number, unchanged: number): void {
  const { organization, action, ids, target, onStart } = currentJob();
  void runRound(client, tasksOf(organization, ids, { action, target }), {
    roundSize: expected,
    unchanged,
    refusedPermissions: refusedIn(organization),
  });
  onStart?.();
}

/** Tries the failures again, and nothing else. @param run the result, up to date */
export function retryFailures(client: QueryClient, run: BulkRun): void {
  const from = { ...run, failures: [] };
  void runRound(client, retryOf(run), { from, roundSize: run.failures.length });
}

/** Continues with what a stopped run left. */
export function continueRun(client: QueryClient, run: BulkRun): void {
  void runRound(client, run.left, { from: { ...run, left: [] }, roundSize: run.left.length });
}

/**
 * Undoes the changes that took effect.
 *
 * @param beforeUndo the changes that an earlier undo left for later, up to date; `null` = nothing was undone yet
 */
export function undoRun(client: QueryClient, run: BulkRun, beforeUndo: BulkRun | null): void {
  const next = undoRound(run, beforeUndo);
  amendJob({ leftByUndo: next.beforeUndo });
  void runRound(client, next.tasks, {
    from: next.from,
    roundSize: countUndoable(beforeUndo ?? run),
  });
}

/** Reads again what is not confirmed. */
export function checkRun(
  client: QueryClient,
  run: BulkRun,
  beforeUndo: BulkRun | null,
): Promise<void> {
  return checkUnconfirmed(client, [
    ...run.unconfirmed,
    ...(beforeUndo ? unsettledIn(beforeUndo) : []),
  ]);
}

interface Round {
  roundSize: number;
  unchanged?: number;
  /** the result of an earlier round, to which this one adds */
  from?: BulkRun;
  refusedPermissions?: ReadonlySet<string>;
}

async function runRound(
  client: QueryClient,
  tasks: readonly Task[],
  { roundSize, unchanged = 0, ...options }: Round,
): Promise<void> {
  const stop = new AbortController();
  const run = { ...emptyRun, total: tasks.length };
  amendJob({ phase: 'running', isOpen: false, run, roundSize, unchanged, stop });
  addEventListener('beforeunload', askBeforeLeaving);
  const ended = await runBulk(client, {
    tasks,
    stop: stop.signal,
    onProgress: (progress) => amendJob({ run: progress }),
    ...options,
  });
  removeEventListener('beforeunload', askBeforeLeaving);
  const focused = document.activeElement;
  flushSync(() => amendJob({ phase: 'result', run: ended }));
  // From Stop, the focus moved to the title, which is read by that.
  if (document.activeElement === focused) announce(titleOfResult(ended, currentJob()));
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
