import type { QueryClient } from '@tanstack/react-query';
import { changedByOthers, undoOf } from './activity.ts';
import { carryOut } from './carry-out.ts';
import { decide, type Change } from './change.ts';
import { ask } from './questions.ts';
import { tellOutcome } from './tell.ts';

/**
 * Carries out what somebody wants and tells what came of it, once: in a toast with the way back or the next
 * try, or as a question where somebody else changed the app meanwhile.
 */
export async function changeAndTell(client: QueryClient, change: Change): Promise<void> {
  const record = await carryOut(client, change);
  if (!record) return;
  const { outcome } = record;
  const again = () => {
    const seen = { ...change, app: outcome.app ?? change.app };
    void changeAndTell(client, decide(seen, change.action));
  };
  if (outcome.ending === 'conflict' && outcome.app) {
    const others = changedByOthers(change, outcome.app);
    return ask({ change, now: outcome.app, others, goOn: again });
  }
  const undo = undoOf(record);
  tellOutcome(change, outcome, {
    ...(undo && { undo: () => void changeAndTell(client, undo) }),
    retry: again,
  });
}
