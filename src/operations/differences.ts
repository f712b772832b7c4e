import type { App } from '../api/schemas.ts';
import { levelsOf, statusAt, type Level } from './status-change.ts';

/** A switch that is not as it was seen. `undefined` = the key or product was not there. */
export interface Difference {
  level: Level;
  seen: string | undefined;
  now: string | undefined;
}

/** What changed in the statuses of an app between two looks at it. */
export function differencesBetween(seen: App, now: App): Difference[] {
  const gone = levelsOf(seen).filter((level) => statusAt(now, level) === undefined);
  return [...levelsOf(now), ...gone]
    .map((level) => ({ level, seen: statusAt(seen, level), now: statusAt(now, level) }))
    .filter((row) => row.seen?.toLowerCase() !== row.now?.toLowerCase());
}
