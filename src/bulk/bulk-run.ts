import type { QueryClient } from '@tanstack/react-query';
import { nameOfKey, type KeyName } from '../access/key-names.ts';
import { isAlready, type Action } from '../access/status.ts';
import { ApiError } from '../api/api-error.ts';
import { pause, slot } from '../api/pace.ts';
import { hasOwner } from '../api/owners.ts';
import type { App } from '../api/schemas.ts';
import { permissionFor } from '../api/status.ts';
import { switchesOf, type BulkRequest } from '../inventory/bulk-plan.ts';
import { undoOf, type Finished } from '../operations/log.ts';
import { lookAtWhole, wait } from '../operations/app-reads.ts';
import { beginChange } from '../operations/run.ts';
import {
  decide,
  inverseOf,
  isOpen,
  statusAt,
  statusBefore,
  tookEffect,
  wireTarget,
  type Level,
} from '../operations/status-change.ts';
import { followUp } from '../operations/follow-up.ts';
import { contradictsOwnWrite } from '../operations/own-writes.ts';

/** One switch, and what is wanted of it. */
interface Step {
  level: Level;
  action: Action;
}

/** One app of a run, and what is wanted of it, worked out from the app as it is now. */
export interface Task {
  appId: string;
  steps(app: App): Step[];
}

/**
 * Why something was not done.
 * - `ended` a request went out, and its outcome is not what was wanted
 * - `unread` the app could not be read, and nothing was sent
 * - `gone` the app no longer has that key or product, and nothing was sent
 * - `busy` that switch is being changed right now, and nothing was sent
 * - `barred` the server refuses that permission, and nothing was sent
 * - `no-owner` the app has no owner, so no request can be addressed, and nothing was sent
 */
type Reason =
  | { kind: 'ended'; record: Finished }
  | { kind: 'unread'; error: unknown }
  | { kind: 'gone' }
  | { kind: 'busy' }
  | { kind: 'no-owner' }
  | { kind: 'barred'; permission: string };

export interface Failure {
  appId: string;
  /** absent where nothing of the app could be tried */
  level?: Level;
  reason: Reason;
  /** what the key of `level` is called in its app */
  keyName?: KeyName;
  /** does it again, and nothing else */
  again: Task;
}

/** Where a run stands, and in the end what came of it. */
export interface BulkRun {
  /** apps of this round, and how many are done with */
  total: number;
  done: number;
  /** how long this round has taken so far, in ms */
  took: number;
  /** what took effect, and was read back */
  changed: Finished[];
  /** apps in which all of it was so already */
  already: number;
  /** apps without what was meant */
  without: number;
  failures: Failure[];
  /** sent, and nobody knows yet whether it takes effect */
  unconfirmed: Failure[];
  /** changes whose reads are repeated right now */
  confirming: number;
  /** not begun */
  left: Task[];
  /** the server asked to wait until then, in ms */
  waitingUntil?: number | undefined;
  /** why it ended early */
  ended?: 'stopped' | 'signed-out' | undefined;
}

export const nothingYet: BulkRun = {
  total: 0,
  done: 0,
  took: 0,
  changed: [],
  already: 0,
  without: 0,
  failures: [],
  unconfirmed: [],
  confirming: 0,
  left: [],
};

interface Options {
  organization: string;
  tasks: readonly Task[];
  /** what came of an earlier round, which this one adds to */
  from?: BulkRun;
  /** permissions that the server refused before: what needs them is not sent */
  barred?: ReadonlySet<string>;
  /** stops it: the app under way is finished, the rest is left */
  stop: AbortSignal;
  onProgress(run: BulkRun): void;
}

/**
 * Goes through apps one after the other, at most ten requests a second with all other long work: each is read,
 * and what is not so already goes the way of every single change. Nothing is retried by itself. A server that
 * asks to wait is left alone that long. What reads do not show at once is confirmed while the next apps have their
 * turn; the run ends when all of it is confirmed or given up.
 */
export async function runBulk(client: QueryClient, options: Options): Promise<BulkRun> {
  const { organization, tasks, from = nothingYet, barred, stop, onProgress } = options;
  const run: BulkRun = {
    ...from,
    changed: [...from.changed],
    failures: [...from.failures],
    unconfirmed: [...from.unconfirmed],
    confirming: 0,
    left: [...from.left],
    total: tasks.length,
    done: 0,
    took: 0,
    ended: undefined,
  };
  const begun = Date.now();
  let notBefore = 0;
  const confirmations: Promise<void>[] = [];
  tell();
  for (const [place, task] of tasks.entries()) {
    if (!(await mayBegin())) {
      run.left.push(...tasks.slice(place));
      break;
    }
    await goThrough(task);
    run.done += 1;
    run.took = Date.now() - begun;
    tell();
  }
  await Promise.all(confirmations);
  return { ...run };

  function tell() {
    onProgress({ ...run });
  }

  async function mayBegin(): Promise<boolean> {
    if (run.ended) return false;
    try {
      await waitAsAsked();
      await slot(stop);
      return true;
    } catch {
      run.ended = 'stopped';
      return false;
    }
  }

  // Throws when it is stopped meanwhile: what the server asks for can be long.
  async function waitAsAsked() {
    const ms = notBefore - Date.now();
    if (ms <= 0) return;
    stop.throwIfAborted();
    run.waitingUntil = notBefore;
    tell();
    try {
      await pause(ms, stop);
    } finally {
      run.waitingUntil = undefined;
      tell();
    }
  }

  // Reads that confirm a change wait as well, also after Stop.
  async function turnAsAsked() {
    while (Date.now() < notBefore) await wait(notBefore - Date.now());
    await turn();
  }

  async function goThrough(task: Task) {
    const { appId } = task;
    let app: App;
    try {
      app = await lookAtWhole(client, organization, appId);
    } catch (error) {
      run.failures.push({ appId, reason: { kind: 'unread', error }, again: task });
      heed(error);
      return;
    }
    const wanted = task.steps(app);
    const open = wanted.filter(({ level, action }) => {
      const status = statusAt(app, level) ?? '';
      const target = { organization, app, level };
      return !isAlready(status, action) || contradictsOwnWrite(target, status);
    });
    if (wanted.length === 0) run.without += 1;
    else if (open.length === 0) run.already += 1;
    for (const [place, step] of open.entries()) {
      if (!(await mayGoOn())) {
        run.left.push({ appId, steps: () => open.slice(place) });
        return;
      }
      const taken = await take(app, step);
      app = taken.app;
      if (taken.reason) run.failures.push(failureOf(app, step, taken.reason));
    }
  }

  // Stop lets an app under way come to its end, but for what a server asks to wait for.
  async function mayGoOn(): Promise<boolean> {
    if (run.ended === 'signed-out') return false;
    try {
      await waitAsAsked();
      return true;
    } catch {
      run.ended = 'stopped';
      return false;
    }
  }

  async function take(app: App, { level, action }: Step): Promise<{ app: App; reason?: Reason }> {
    if (statusAt(app, level) === undefined) return { app, reason: { kind: 'gone' } };
    if (!hasOwner(app.owner)) return { app, reason: { kind: 'no-owner' } };
    const target = { organization, app, level };
    const permission = permissionFor(wireTarget(target));
    if (barred?.has(permission)) return { app, reason: { kind: 'barred', permission } };
    await turn();
    const batch = { turn: turnAsAsked };
    const change = await beginChange(client, decide(target, action), batch);
    if (!change) return { app, reason: { kind: 'busy' } };
    if ('confirming' in change) {
      heed(change.refusal);
      run.confirming += 1;
      tell();
      confirmations.push(
        change.confirming.then((record) => confirmed(app, { level, action }, record)),
      );
      return { app };
    }
    const record = change.finished;
    end(app, { level, action }, record);
    // The next switch of this app is decided on what was read last.
    return { app: record.outcome.app ?? app };
  }

  function confirmed(app: App, step: Step, record: Finished) {
    run.confirming -= 1;
    end(app, step, record);
    tell();
  }

  function end(app: App, step: Step, record: Finished) {
    const { outcome } = record;
    heed(outcome.error);
    if (tookEffect(outcome)) run.changed.push(record);
    else {
      const failure = failureOf(app, step, { kind: 'ended', record });
      if (isOpen(outcome)) run.unconfirmed.push(failure);
      else run.failures.push(failure);
    }
    followUp(client, record.change);
  }

  function heed(error: unknown) {
    if (!(error instanceof ApiError)) return;
    const { kind, status, retryAfter } = error;
    if (kind === 'signed-out' || status === 401) run.ended = 'signed-out';
    if (retryAfter !== undefined) notBefore = Date.now() + retryAfter * 1000;
  }
}

function failureOf(app: App, step: Step, reason: Reason): Failure {
  const { appId } = app;
  return { appId, ...namesOf(app, step.level), reason, again: { appId, steps: () => [step] } };
}

function namesOf(app: App, level: Level): Pick<Failure, 'level' | 'keyName'> {
  return { level, ...(level.key !== undefined && { keyName: nameOfKey(app, level.key) }) };
}

const never = new AbortController().signal;
/** Waits for a turn, however long. */
export const turn = () => slot(never);

/** The apps of a wish. */
export function tasksOf(ids: Iterable<string>, { action, what }: BulkRequest): Task[] {
  const steps = (app: App) => switchesOf(app, what).map(({ level }) => ({ level, action }));
  return [...ids].map((appId) => ({ appId, steps }));
}

/** What failed, once more; nothing else is sent. */
export function retryOf({ failures }: BulkRun): Task[] {
  return byApp(failures.map(({ again }) => again));
}

/** The way back from all that took effect, where there is one; the last change first. */
export function undoTasks({ changed }: BulkRun): Task[] {
  return byApp(
    changed
      .filter(hasWayBack)
      .toReversed()
      .map((record) => ({
        appId: record.change.app.appId,
        steps() {
          const undo = undoOf(record);
          return undo ? [{ level: undo.level, action: undo.action }] : [];
        },
      })),
  );
}

/** How many changes can be taken back. */
export function undoable({ changed }: BulkRun): number {
  return changed.filter(hasWayBack).length;
}

function hasWayBack({ change }: Finished): boolean {
  return inverseOf(statusBefore(change)) !== null;
}

// An app is looked at once, however much is done in it.
function byApp(tasks: readonly Task[]): Task[] {
  const apps = new Map<string, Task[]>();
  for (const task of tasks) apps.set(task.appId, [...(apps.get(task.appId) ?? []), task]);
  return [...apps].map(([appId, all]) => ({
    appId,
    steps: (app) => all.flatMap((task) => task.steps(app)),
  }));
}
