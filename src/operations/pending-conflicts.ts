import { createStore } from '../store.ts';
import type { Change } from './app/status-change.ts';
import type { Difference } from './app/differences.ts';
import type { App } from '../api/schemas.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** A change that waits for confirmation, because someone else changed the app. */
export interface PendingConflict {
  id: number;
  change: Change;
  /** the app as it is now */
  now: App;
  others: Difference[];
  /** sends the change anyway, based on the app as it is now */
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
