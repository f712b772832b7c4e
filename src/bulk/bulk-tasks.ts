import type { App } from '../api/schemas.ts';
import { switchesOf, type BulkRequest } from '../inventory/bulk-plan.ts';
import { undoOf, type FinishedChange } from '../operations/log.ts';
import { inverseOf, statusBefore } from '../operations/app/status-change.ts';
import type { BulkRun, Task } from './bulk-state.ts';

/** One task for each app of a request. */
export function tasksOf(ids: Iterable<string>, { action, target }: BulkRequest): Task[] {
  const steps = (app: App) => switchesOf(app, target).map(({ level }) => ({ level, action }));
  return [...ids].map((appId) => ({ appId, steps }));
}

/** Tasks that try the failures again, and nothing else. */
export function retryOf({ failures }: BulkRun): Task[] {
  return byApp(failures.map(({ again }) => again));
}

/** Tasks that undo every change that took effect and can be undone, the last change first. */
export function undoTasks({ changed }: BulkRun): Task[] {
  return byApp(
    changed
      .filter(canBeUndone)
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

/** How many changes can be undone. */
export function countUndoable({ changed }: BulkRun): number {
  return changed.filter(canBeUndone).length;
}

function canBeUndone({ change }: FinishedChange): boolean {
  return inverseOf(statusBefore(change)) !== null;
}

// One task for each app, so that it is read once for all of its steps.
function byApp(tasks: readonly Task[]): Task[] {
  const apps = new Map<string, Task[]>();
  for (const task of tasks) apps.set(task.appId, [...(apps.get(task.appId) ?? []), task]);
  return [...apps].map(([appId, all]) => ({
    appId,
    steps: (app) => all.flatMap((task) => task.steps(app)),
  }));
}
