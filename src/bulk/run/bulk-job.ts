import type { Action } from '../../access/status.ts';
import type { BulkTarget } from '../../inventory/bulk-plan.ts';
import { createStore } from '../../store.ts';
import { useStore } from '../../ui/hooks/use-store.ts';
import { emptyRun, type BulkRun } from './bulk-state.ts';

/** A bulk change from its preview to its result. There is one at a time; it outlives the page that opened it. */
export interface BulkJob {
  organization: string;
  action: Action;
  /** of the selected apps */
  ids: readonly string[];
  /** keys that a search found in them, as a choice of what to change */
  foundKeys: readonly string[];
  /** keys that were selected in them, as a choice of what to change: by app ID, their IDs (`keyIdOf`) */
  selectedKeys?: SelectedKeys | undefined;
  target: BulkTarget;
  /** the target that it was opened with; `undefined` = none */
  initialTarget: BulkTarget | undefined;
  phase: 'plan' | 'running' | 'result';
  /** whether its dialog is open; otherwise a bar at the bottom shows its progress */
  isOpen: boolean;
  run: BulkRun;
  /** changes of this round, for its title */
  roundSize: number;
  /** apps of this round that need no change, as the preview counted them; missing = none */
  unchanged?: number;
  /** the changes that were not confirmed when Undo was pressed; `null` = Undo was not pressed */
  leftByUndo: BulkRun | null;
  /** stops the round */
  stop: AbortController;
  onStart: (() => void) | undefined;
}

type SelectedKeys = Extract<BulkTarget, { kind: 'selected' }>['keyIds'];

interface Opening extends Pick<BulkJob, 'organization' | 'action' | 'ids'> {
  target?: BulkTarget | undefined;
  foundKeys?: readonly string[];
  selectedKeys?: SelectedKeys;
  /** called when the run starts */
  onStart?: () => void;
}

const store = createStore<BulkJob | null>(null);

export const useBulkJob = () => useStore(store);

/** The current job. @throws Error if there is none */
export function currentJob(): BulkJob {
  const job = store.get();
  if (!job) throw new Error('there is no bulk job');
  return job;
}

/** Opens the preview of a bulk change. While another one is running, shows that one. */
export function openBulk({ target, foundKeys = [], onStart, ...opening }: Opening): void {
  if (store.get()?.phase === 'running') return amendJob({ isOpen: true });
  store.set({
    ...opening,
    foundKeys,
    target: target ?? defaultTarget(foundKeys, opening.selectedKeys),
    initialTarget: target,
    phase: 'plan',
    isOpen: true,
    run: emptyRun,
    roundSize: 0,
    leftByUndo: null,
    stop: new AbortController(),
    onStart,
  });
}

function defaultTarget(foundKeys: readonly string[], keyIds?: SelectedKeys): BulkTarget {
  if (keyIds) return { kind: 'selected', keyIds };
  return foundKeys.length > 0 ? { kind: 'found', keys: foundKeys } : { kind: 'app' };
}

/** Changes some fields of the current job, if there is one. */
export function amendJob(fields: Partial<BulkJob>): void {
  const job = store.get();
  if (job) store.set({ ...job, ...fields });
}

/** Closes the dialog. A preview is dropped; a run continues, and its result stays in the bar. */
export function closeBulk(): void {
  if (store.get()?.phase === 'plan') dismissBulk();
  else amendJob({ isOpen: false });
}

/** Ends the job. */
export function dismissBulk(): void {
  store.set(null);
}
