import type { QueryClient } from '@tanstack/react-query';
import type { App } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { activity, isSuperseded, settleOpen, undoOf, type Finished } from './log.ts';
import { lookAt } from './app-reads.ts';
import { attempt } from './attempt.ts';
import { carryOut } from './run.ts';
import { canBeChecked, tookEffect, type Change } from './status-change.ts';
import type { Explain } from '../errors/explain.ts';
import { followUp } from './follow-up.ts';
import { ask } from './pending-conflicts.ts';
import { announce } from '../ui/toast/announcer.ts';
import { confirmingText, tellOutcome, underWayText } from './outcome-texts.ts';

/**
 * Carries out what somebody wants and tells what came of it, once: in a toast with the way back or the next
 * try, or as a question where somebody else changed the app meanwhile. An open outcome is followed up.
 */
export async function changeAndTell(client: QueryClient, change: Change): Promise<void> {
  const running = carryOut(client, change, () => announce(confirmingText(change)));
  announce(underWayText(change));
  const record = await running;
  if (!record) return;
  await tell(client, record);
  followUp(client, change, (settled) => tellSettled(client, settled));
}

/** Tells of open outcomes that are settled now that their app was read, at `at` (ms). */
export function tellOpen(client: QueryClient, organization: string, app: App, at: number): void {
  tellSettled(client, settleOpen(organization, app, at));
}

// A bulk run shows its own. Of a switch that was changed again since, only a late success is news.
function tellSettled(client: QueryClient, settled: readonly Finished[]): void {
  for (const record of settled)
    if (!record.isBulk && (!isSuperseded(record) || tookEffect(record.outcome)))
      void tell(client, record);
}

/**
 * Reads the app of an open outcome now. Where that brings no news, the outcome is shown again with what was found: the
 * toast that asked for this is closed.
 */
export async function checkAgain(client: QueryClient, { id, change }: Finished): Promise<void> {
  const { organization, app } = change;
  const read = await attempt(() => lookAt(client, organization, app.appId));
  const settled = read.ok ? settleOpen(organization, read.value, Date.now()) : [];
  tellSettled(client, settled);
  const outcome = activity().find((record) => record.id === id)?.outcome;
  const isTold = settled.some((record) => record.id === id);
  if (!outcome || isTold || !canBeChecked(outcome)) return;
  const checked = read.ok ? m.check_not_yet : m.check_unread;
  // A toast is about the last change of a switch.
  if (isSuperseded({ id, change })) announce(checked());
  else await tell(client, { id, change, outcome }, checked);
}

async function tell(client: QueryClient, record: Finished, checked?: () => string): Promise<void> {
  const { change, outcome } = record;
  const { app: now, others } = outcome;
  // On the ground of what was read last, however long ago that was when somebody presses.
  const again = () =>
    void changeAndTell(client, now ? { ...change, app: now, at: outcome.at } : change);
  if (outcome.ending === 'conflict' && now && others)
    return ask({ change, now, others, goOn: again });
  const undo = undoOf(record);
  tellOutcome(change, outcome, {
    explain: outcome.error === undefined ? plainly : await loadExplain(),
    ...(undo && { undo: () => void changeAndTell(client, undo) }),
    retry: again,
    check: () => void checkAgain(client, record),
    ...(checked && { checked }),
  });
}

/**
 * The words for errors, which come with the first one; pages that can change something fetch them beforehand. A
 * console that is older than its host can't, and tells what it has.
 */
export async function loadExplain(): Promise<Explain> {
  try {
    return (await import('../errors/explain.ts')).explain;
  } catch {
    return plainly;
  }
}

const plainly: Explain = (error) => ({
  what: m.part_missing(),
  next: '',
  details: [String(error)],
});
