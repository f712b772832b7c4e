import { tables, type App } from './db.ts';

/** For tests: fills both organizations of the demo up to a number of apps, each like its first one but for what `differs` says. */
export function fillUpTo(many: number, differs: (place: number, first: App) => Partial<App>): void {
  for (const { apps } of tables().organizations) {
    const [first] = apps;
    if (!first) throw new Error('the seed has apps');
    for (let place = apps.length; place < many; place += 1)
      apps.push({ ...first, name: `copy ${place}`, ...differs(place, first) });
  }
}
