import { createStore } from '../store.ts';
import type { ReportTexts } from './operation-texts.ts';
import type { Difference, Operation } from './operation.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** An operation that waits for confirmation, because someone else changed the resource. */
export interface PendingConflict {
  id: number;
  /** based on the resource as it is now */
  operation: Operation;
  texts: ReportTexts;
  /** the value that it sets, as shown when it was requested; `undefined` = it did not exist */
  seen: string | undefined;
  others: Difference[];
  /** runs the operation */
  confirm(): void;
}

const conflicts = createStore<readonly PendingConflict[]>([]);

export const usePendingConflicts = () => useStore(conflicts);

let lastId = 0;

export function addConflict(conflict: Omit<PendingConflict, 'id'>): void {
  lastId += 1;
  conflicts.set([...conflicts.get(), { ...conflict, id: lastId }]);
}

export function removeConflict(conflict: PendingConflict): void {
  conflicts.set(conflicts.get().filter((other) => other !== conflict));
}
