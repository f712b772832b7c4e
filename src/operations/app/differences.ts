import type { App } from '../../api/schemas.ts';
import { levelsOf, statusAt, type Level } from './status-change.ts';

/** A switch whose status changed. `undefined` = the key or product did not exist. */
export interface Difference {
  level: Level;
  seen: string | undefined;
  now: string | undefined;
}

/** The statuses of an app that differ between two reads of it. */
export function differencesBetween(seen: App, now: App): Difference[] {
  const gone = levelsOf(seen).filter((level) => statusAt(now, level) === undefined);
  return [...levelsOf(now), ...gone]
    .map((level) => ({ level, seen: statusAt(seen, level), now: statusAt(now, level) }))
    .filter((row) => row.seen?.toLowerCase() !== row.now?.toLowerCase());
}
