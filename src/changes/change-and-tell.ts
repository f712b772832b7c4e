import type { QueryClient } from '@tanstack/react-query';
import type { App } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';
import { settleOpen, undoOf, type Finished } from './activity.ts';
import { carryOut } from './carry-out.ts';
import type { Change } from './change.ts';
import type { Explain } from './explain.ts';
import { ask } from './questions.ts';
import { announce } from '../ui/announcer.ts';
import { tellOutcome, underWayText } from './tell.ts';

/**
 * Carries out what somebody wants and tells what came of it, once: in a toast with the way back or the next
 * try, or as a question where somebody else changed the app meanwhile.
 */
export async function changeAndTell(client: QueryClient, change: Change): Promise<void> {
  const running = carryOut(client, change);
  announce(underWayText(change));
  const record = await running;
  if (record) await tell(client, record);
}

/** Tells of what could not be verified when it was sent, once its app was read after all, at `at` (ms). */
export function tellOpen(client: QueryClient, organization: string, app: App, at: number): void {
  for (const record of settleOpen(organization, app, at)) void tell(client, record);
}

async function tell(client: QueryClient, record: Finished): Promise<void> {
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
  });
}

/**
 * The words for errors, which come with the first one; pages that can change something fetch them beforehand. A
 * console that is older than its host can't, and tells what it has.
 */
export async function loadExplain(): Promise<Explain> {
  try {
    return (await import('./explain.ts')).explain;
  } catch {
    return plainly;
  }
}

const plainly: Explain = (error) => ({
  what: m.part_missing(),
  next: '',
  details: [String(error)],
});
