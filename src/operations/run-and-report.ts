import type { QueryClient } from '@tanstack/react-query';
import type { Explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { attempt } from './attempt.ts';
import { followUp } from './follow-up.ts';
import {
  findRecord,
  isSuperseded,
  settleUndecided,
  undoOf,
  type FinishedOperation,
} from './log.ts';
import { canBeChecked, tookEffect, type Operation, type ResourceId } from './operation.ts';
import { addConflict } from './pending-conflicts.ts';
import { runOperation } from './run.ts';

/**
 * Runs an operation and reports its outcome: as a toast with Undo, Try again or Check again, or as a conflict dialog when
 * someone else changed the resource. Follows up an undecided outcome.
 */
export async function runAndReport(client: QueryClient, operation: Operation): Promise<void> {
  const { runningAnnounced, confirmingAnnounced } = operation.texts;
  const running = runOperation(client, operation, () => announce(confirmingAnnounced()));
  announce(runningAnnounced());
  const record = await running;
  if (!record) return;
  await report(client, record);
  followUp(client, operation, (settled) => reportLate(client, settled));
}

/** Reports undecided outcomes that are settled by a read of their resource at `at` (ms). */
export function reportSettled(
  client: QueryClient,
  resource: ResourceId,
  state: unknown,
  at: number,
): void {
  reportLate(client, settleUndecided(resource, state, at));
}

// Bulk runs report themselves. If the value was changed again since, only a late success is reported.
function reportLate(client: QueryClient, settled: readonly FinishedOperation[]): void {
  for (const record of settled)
    if (!record.isBulk && (!isSuperseded(record) || tookEffect(record.outcome)))
      void report(client, record);
}

/**
 * Reads the resource of an undecided outcome now. If the outcome stays undecided, it is reported again: pressing *Check
 * again* closed its toast.
 */
export async function checkAgain(
  client: QueryClient,
  { id, operation }: FinishedOperation,
): Promise<void> {
  const { resource } = operation;
  const read = await attempt(() => resource.read(client));
  const settled = read.ok ? settleUndecided(resource, read.value, Date.now()) : [];
  reportLate(client, settled);
  const outcome = findRecord(id)?.outcome;
  const isReported = settled.some((record) => record.id === id);
  if (!outcome || isReported || !canBeChecked(outcome)) return;
  const checked = read.ok ? m.check_not_yet : m.check_not_loaded;
  // A toast reports the last operation for a value only.
  if (isSuperseded({ id, operation })) announce(checked());
  else await report(client, { id, operation, outcome }, checked);
}

async function report(
  client: QueryClient,
  record: FinishedOperation,
  checked?: () => string,
): Promise<void> {
  const { operation, outcome } = record;
  const { state, others, at } = outcome;
  // A retry is based on the resource as last read, whenever it is pressed.
  const again = state === undefined ? operation : operation.basedOn(state, at);
  const retry = () => void runAndReport(client, again);
  const code = await attempt(() => Promise.all([loadOutcomeToast(), again.reportTexts()]));
  // Its code can't be loaded, such as after a new version was deployed.
  if (!code.ok) return announce(m.part_missing());
  const [showOutcomeToast, texts] = code.value;
  if (outcome.ending === 'conflict' && others) {
    const seen = operation.valueIn(operation.before);
    return addConflict({ operation: again, texts, seen, others, confirm: retry });
  }
  const undo = undoOf(record);
  showOutcomeToast(operation, outcome, {
    texts,
    explain: outcome.error === undefined ? explainWithoutCode : await loadExplain(),
    ...(undo && { undo: () => void runAndReport(client, undo) }),
    retry,
    check: () => void checkAgain(client, record),
    ...(checked && { checked }),
  });
}

async function loadOutcomeToast() {
  return (await import('./outcome-toast.ts')).showOutcomeToast;
}

/** Loads the code that reports outcomes in advance: it can't be loaded once the connection is lost. */
export function preloadReports(): void {
  void attempt(loadOutcomeToast);
  void loadExplain();
}

/**
 * Loads `explain`, which is not part of the first page; pages that can change something preload it. Falls back to the
 * plain error when its code can't be fetched, such as after a new version was deployed.
 */
async function loadExplain(): Promise<Explain> {
  try {
    return (await import('../errors/explain.ts')).explain;
  } catch {
    return explainWithoutCode;
  }
}

const explainWithoutCode: Explain = (error) => ({
  what: m.error_not_explained(),
  next: '',
  details: [String(error)],
});
