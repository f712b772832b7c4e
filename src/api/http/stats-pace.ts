import { sleep } from './pace.ts';

/** A minute, plus what clocks and timers may be off, in ms. */
const windowMs = 61_000;

/** when the last ten turns were, in ms */
const turns = Array.from({ length: 10 }, () => -windowMs);

/**
 * Lets at most ten calls for statistics through in a minute: organizations on BigQuery allow twelve
 * (docs/apigee-api.md, "Usage statistics").
 * @throws the reason of the abort
 */
export async function waitForStatsTurn(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const now = performance.now();
  const turnAt = Math.max(now, (turns.shift() ?? 0) + windowMs);
  turns.push(turnAt);
  if (turnAt > now) await sleep(turnAt - now, signal);
}
