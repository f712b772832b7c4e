import type { QueryClient } from '@tanstack/react-query';
import type { Explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { showToast, type ToastAction } from '../ui/toast/toasts.ts';
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
import { isShownInPlace } from './outcome-places.ts';
import { addConflict } from './pending-conflicts.ts';
import { askToUndo } from './pending-undo.ts';
import { possibleRetry } from './retry.ts';
import { runOperation } from './run.ts';

/**
 * Runs an operation and reports its outcome once: in the note beside its switch, or in a toast when that is not on the
 * screen, or in a conflict dialog when someone else changed the resource. Follows up an undecided outcome.
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
    if (record.runId === undefined && (!isSuperseded(record) || tookEffect(record.outcome)))
      void report(client, record);
}

/**
 * Reads the resource of an undecided outcome now. If the outcome stays undecided, it is reported again: pressing *Check
 * again* closed its toast.
 *
 * @returns what the check found, if the outcome stays undecided
 */
export async function checkAgain(
  client: QueryClient,
  record: FinishedOperation,
): Promise<(() => string) | undefined> {
  const reason = await ensureFound(client, record);
  if (reason) return reason;
  const { id, operation } = findRecord(record.id) ?? record;
  const { resource } = operation;
  const read = await attempt(() => resource.read(client));
  const settled = read.ok ? settleUndecided(resource, read.value, Date.now()) : [];
  reportLate(client, settled);
  const outcome = findRecord(id)?.outcome;
  const isReported = settled.some((one) => one.id === id);
  if (!outcome || isReported || !canBeChecked(outcome)) return undefined;
  const checked = read.ok ? m.check_not_yet : m.check_not_loaded;
  // A toast reports the last operation for a value only.
  if (isSuperseded({ id, operation })) announce(checked());
  else await report(client, { id, operation, outcome }, checked);
  return checked;
}

/** Runs the operation of a record again, based on the resource as last read. */
export function tryAgain(client: QueryClient, record: FinishedOperation): void {
  void runAndReport(client, basedOnLastRead(record));
}

function basedOnLastRead({ operation, outcome: { state, at } }: FinishedOperation): Operation {
  return state === undefined ? operation : operation.basedOn(state, at);
}

async function report(
  client: QueryClient,
  record: FinishedOperation,
  checked?: () => string,
): Promise<void> {
  // Decided now: the code below may load slowly.
  const isInPlace = isShownInPlace(record);
  const { operation, outcome } = record;
  const again = basedOnLastRead(record);
  const code = await attempt(() => Promise.all([loadOutcomeReport(), again.reportTexts()]));
  // Its code can't be loaded, such as after a new version was deployed.
  if (!code.ok) return announce(m.part_missing());
  const [{ reportOf, isSuccess }, texts] = code.value;
  if (outcome.ending === 'conflict' && outcome.others) {
    const seen = operation.valueIn(operation.before);
    const { others } = outcome;
    return addConflict({
      operation: again,
      texts,
      seen,
      others,
      confirm: () => void runAndReport(client, again),
    });
  }
  const explain = outcome.error === undefined ? explainWithoutCode : await loadExplain();
  const words = () => reportOf(record, { texts, explain, checked });
  if (isInPlace) {
    const { title, body = '' } = words();
    return announce(`${title}. ${body}`);
  }
  showToast({
    topic: operation.id,
    tone: isSuccess(outcome) ? 'success' : 'failure',
    text() {
      const { title, body, details } = words();
      return {
        title,
        body,
        ...(details.length > 0 && { details: { label: m.details(), lines: details } }),
        action: actionOf(client, record),
      };
    },
  });
}

// What the toast offers: to check, to undo or to try again.
function actionOf(client: QueryClient, record: FinishedOperation): ToastAction | undefined {
  const { outcome } = record;
  if (canBeChecked(outcome))
    return { label: m.check_again(), run: () => void checkAgain(client, record) };
  if (undoOf(record)) return { label: m.undo(), run: () => void requestUndo(client, record) };
  const retry = possibleRetry(outcome);
  return retry
    ? { label: m.try_again(), ...retry, run: () => tryAgain(client, record) }
    : undefined;
}

function loadOutcomeReport() {
  return import('./outcome-report.ts');
}

/**
 * Undoes a record. An undo that stops something is confirmed by a person first.
 *
 * @returns why it can't be undone
 */
export async function requestUndo(
  client: QueryClient,
  record: FinishedOperation,
): Promise<(() => string) | undefined> {
  const reason = await ensureFound(client, record);
  if (reason) return reason;
  const undo = undoOf(findRecord(record.id) ?? record);
  if (!undo) return m.undo_changed_since;
  const run = () => void runAndReport(client, undo);
  if (undo.stops) askToUndo(undo, run);
  else run();
  return undefined;
}

// A record of before a reload has no key until that is found again.
async function ensureFound(
  client: QueryClient,
  record: FinishedOperation,
): Promise<(() => string) | undefined> {
  if (!record.operation.find) return undefined;
  const code = await attempt(() => import('./restored-records.ts'));
  const reason = code.ok ? await code.value.findAgain(client, record) : m.part_missing;
  if (reason) announce(reason());
  return reason;
}

/** Loads the code that reports outcomes in advance: it can't be loaded once the connection is lost. */
export function preloadReports(): void {
  void attempt(loadOutcomeReport);
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
