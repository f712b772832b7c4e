import type { App } from '../../api/schemas.ts';
import { switchesOf, type BulkRequest } from '../../inventory/bulk-plan.ts';
import { appResource } from '../../operations/app/app-resource.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import { type FinishedOperation } from '../../operations/log.ts';
import { undoOf } from '../../operations/undo.ts';
import { resourceKey } from '../../operations/record-index.ts';
import type { BulkRun, Task } from './bulk-state.ts';

/** One task for each app of a request. */
export function tasksOf(
  organization: string,
  ids: Iterable<string>,
  { action, target }: BulkRequest,
): Task[] {
  return [...ids].map((appId) => ({
    resource: appResource(organization, appId),
    operations: (app: App) =>
      switchesOf(app, target).map(({ level }) =>
        statusChange({ organization, app, level }, action),
      ),
  }));
}

/** Tasks that try the failures again, and nothing else. */
export function retryOf({ failures }: BulkRun): Task[] {
  return byResource(failures.map(({ again }) => again));
}

/** Tasks that undo every operation that took effect and can be undone, the last one first. */
export function undoTasks({ changed }: BulkRun): Task[] {
  return byResource(
    changed
      .filter(canBeUndone)
      .toReversed()
      .map((record) => ({
        resource: record.operation.resource,
        operations(state: unknown) {
          const undo = undoOf(record);
          return undo ? [undo.basedOn(state, Date.now())] : [];
        },
      })),
  );
}

/** How many operations can be undone. */
export function countUndoable({ changed }: BulkRun): number {
  return changed.filter(canBeUndone).length;
}

/** Whether an operation that took effect can be undone. */
export function canBeUndone({ operation, outcome }: FinishedOperation): boolean {
  return operation.inverse(outcome.state, outcome.at) !== null;
}

// One task for each resource, so that it is read once for all of its operations.
function byResource(tasks: readonly Task[]): Task[] {
  const groups = new Map<string, [Task, ...Task[]]>();
  for (const task of tasks) {
    const key = resourceKey(task.resource);
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return [...groups.values()].map((group) => ({
    resource: group[0].resource,
    operations: (state) => group.flatMap((task) => task.operations(state)),
  }));
}
