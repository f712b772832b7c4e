import type { QueryClient } from '@tanstack/react-query';
import { askToSignIn } from '../../connection/session.ts';
import { endedSessionOf } from '../../errors/ended-session.ts';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import type { ToastAction } from '../../ui/toast/toasts.ts';
import { attempt } from '../attempt.ts';
import { findRecord, isSuperseded, settleUndecided, type FinishedOperation } from '../log.ts';
import { undoOf } from '../undo.ts';
import { canBeChecked, tookEffect } from '../operation.ts';
import { possibleRetry } from './outcome-hints.ts';
import { askQuestion } from './pending-questions.ts';
import { basedOnLastRead, report, reportLate, runAndReport } from '../run-and-report.ts';

// What a person can do about an outcome: sign in again, undo it, check it again, or try it again.

/** What a toast offers. */
export function toastActionOf(
  client: QueryClient,
  record: FinishedOperation,
): ToastAction | undefined {
  const { outcome, operation } = record;
  const connection = endedSessionOf(outcome.error);
  if (connection) return { label: m.sign_in_again(), run: () => askToSignIn(connection) };
  if (canBeChecked(outcome))
    return { label: m.check_again(), run: () => void checkAgain(client, record) };
  if (operation.open && tookEffect(outcome))
    return { label: m.open_the_app(), run: () => operation.open?.(outcome.state) };
  if (undoOf(record)) return { label: m.undo(), run: () => void requestUndo(client, record) };
  const retry = possibleRetry(outcome);
  return retry
    ? { label: m.try_again(), ...retry, run: () => tryAgain(client, record) }
    : undefined;
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
  if (undo.stops) askQuestion({ kind: 'undo', operation: undo, confirm: run });
  else run();
  return undefined;
}

// A record of before a reload has no key until that is found again.
async function ensureFound(
  client: QueryClient,
  record: FinishedOperation,
): Promise<(() => string) | undefined> {
  if (!record.operation.find) return undefined;
  const code = await attempt(() => import('../after-reload/restored-records.ts'));
  const reason = code.ok ? await code.value.findAgain(client, record) : m.part_missing;
  if (reason) announce(reason());
  return reason;
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
