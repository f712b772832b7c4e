import type { QueryClient } from '@tanstack/react-query';
import type { App } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { findRecord, isSuperseded, settleUndecided, undoOf, type FinishedChange } from './log.ts';
import { fetchFresh } from './app/app-resource.ts';
import { attempt } from './attempt.ts';
import { runChange } from './run.ts';
import { canBeChecked, tookEffect, type Change } from './app/status-change.ts';
import type { Explain } from '../errors/explain.ts';
import { followUp } from './follow-up.ts';
import { addConflict } from './pending-conflicts.ts';
import { announce } from '../ui/toast/announcer.ts';
import type { showOutcomeToast } from './outcome-toast.ts';
import { confirmingText, underWayText } from './app/subject.ts';

/**
 * Runs a change and reports its outcome: as a toast with Undo, Try again or Check again, or as a conflict dialog when
 * someone else changed the app. Follows up an undecided outcome.
 */
export async function changeAndReport(client: QueryClient, change: Change): Promise<void> {
  const running = runChange(client, change, () => announce(confirmingText(change)));
  announce(underWayText(change));
  const record = await running;
  if (!record) return;
  await report(client, record);
  followUp(client, change, (settled) => reportLate(client, settled));
}

/** Reports undecided outcomes that are settled by a read of their app at `at` (ms). */
export function reportSettled(
  client: QueryClient,
  organization: string,
  app: App,
  at: number,
): void {
  reportLate(client, settleUndecided(organization, app, at));
}

// Bulk runs report themselves. If the status was changed again since, only a late success is reported.
function reportLate(client: QueryClient, settled: readonly FinishedChange[]): void {
  for (const record of settled)
    if (!record.isBulk && (!isSuperseded(record) || tookEffect(record.outcome)))
      void report(client, record);
}

/**
 * Reads the app of an undecided outcome now. If the outcome stays undecided, it is reported again: pressing *Check
 * again* closed its toast.
 */
export async function checkAgain(
  client: QueryClient,
  { id, change }: FinishedChange,
): Promise<void> {
  const { organization, app } = change;
  const read = await attempt(() => fetchFresh(client, organization, app.appId));
  const settled = read.ok ? settleUndecided(organization, read.value, Date.now()) : [];
  reportLate(client, settled);
  const outcome = findRecord(id)?.outcome;
  const isReported = settled.some((record) => record.id === id);
  if (!outcome || isReported || !canBeChecked(outcome)) return;
  const checked = read.ok ? m.check_not_yet : m.check_not_loaded;
  // A toast reports the last change of a switch only.
  if (isSuperseded({ id, change })) announce(checked());
  else await report(client, { id, change, outcome }, checked);
}

async function report(
  client: QueryClient,
  record: FinishedChange,
  checked?: () => string,
): Promise<void> {
  const { change, outcome } = record;
  const { app: now, others } = outcome;
  // A retry is based on the app as last read, whenever it is pressed.
  const retry = () =>
    void changeAndReport(client, now ? { ...change, app: now, at: outcome.at } : change);
  if (outcome.ending === 'conflict' && now && others)
    return addConflict({ change, now, others, confirm: retry });
  const undo = undoOf(record);
  const show = await loadOutcomeToast();
  show(change, outcome, {
    explain: outcome.error === undefined ? explainWithoutCode : await loadExplain(),
    ...(undo && { undo: () => void changeAndReport(client, undo) }),
    retry,
    check: () => void checkAgain(client, record),
    ...(checked && { checked }),
  });
}

/** Loads the toast for outcomes. Where its code can't be loaded, that is announced instead. */
export async function loadOutcomeToast(): Promise<typeof showOutcomeToast> {
  try {
    return (await import('./outcome-toast.ts')).showOutcomeToast;
  } catch {
    return () => announce(m.part_missing());
  }
}

/**
 * Loads `explain`, which is not part of the first page; pages that can change something preload it. Falls back to the
 * plain error when its code can't be fetched, such as after a new version was deployed.
 */
export async function loadExplain(): Promise<Explain> {
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
