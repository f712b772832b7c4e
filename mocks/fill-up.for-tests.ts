import { tables } from './db.ts';
import type { App } from './tables.ts';

/** Adds copies of the first app to both demo organizations until each has `count` apps. `changes` returns what differs. */
export function fillUpTo(
  count: number,
  changes: (index: number, first: App) => Partial<App>,
): void {
  for (const { apps } of tables().organizations) {
    const [first] = apps;
    if (!first) throw new Error('the seed has apps');
    for (let index = apps.length; index < count; index += 1)
      apps.push({ ...first, name: `copy ${index}`, ...changes(index, first) });
  }
}
