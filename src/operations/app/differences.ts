import type { App } from '../../api/schemas.ts';
import type { Difference } from '../operation.ts';
import { levelsOf, statusAt, switchId } from './switches.ts';

/** The statuses of an app that differ between two reads of it. Case does not matter. */
export function differencesBetween(organization: string, seen: App, now: App): Difference[] {
  const gone = levelsOf(seen).filter((level) => statusAt(now, level) === undefined);
  return [...levelsOf(now), ...gone]
    .map((level) => ({ level, seen: statusAt(seen, level), now: statusAt(now, level) }))
    .filter((row) => row.seen?.toLowerCase() !== row.now?.toLowerCase())
    .map(({ level, ...values }) => ({
      id: switchId({ organization, app: now, level }),
      ...values,
    }));
}
