import type { BulkTarget } from '../inventory/bulk-plan.ts';
import { ownerKey } from '../inventory/row.ts';
import { byAge, type PendingItem } from '../inventory/pending/pending-items.ts';
import { switchId } from '../operations/app/switches.ts';

export type Grouping = 'product' | 'owner';

/** A row of the queue. `id` is an `Operation.id`: it holds the key. */
export interface QueueRow extends PendingItem {
  id: string;
  /** the rows of its group; only in the first row of a group of several */
  group?: readonly QueueRow[];
}

/**
 * Makes a function that puts the queue of an organization in groups: the group with the oldest item comes first, and the
 * oldest item of each group. A group keeps its place when its oldest item is decided.
 */
export function createQueue(organization: string) {
  const ages = new Map<string, number>();
  return (oldestFirst: readonly PendingItem[], grouping: Grouping): QueueRow[] => {
    const groups = new Map<string, QueueRow[]>();
    for (const item of oldestFirst) {
      const { app, level, since = Infinity } = item;
      const row = { ...item, id: switchId({ organization, app, level }) };
      const name = grouping === 'owner' ? `owner ${ownerKey(app.owner)}` : subjectKey(item);
      const group = groups.get(name);
      if (group) group.push(row);
      else groups.set(name, [row]);
      ages.set(name, Math.min(since, ages.get(name) ?? Infinity));
    }
    return [...groups]
      .toSorted(([one], [other]) => byAge({ since: ages.get(one) }, { since: ages.get(other) }))
      .flatMap(([, rows]) => withGroup(rows));
  };
}

function withGroup(rows: readonly QueueRow[]): readonly QueueRow[] {
  if (rows.length === 1) return rows;
  return rows.map((row, index) => (index === 0 ? { ...row, group: rows } : row));
}

function subjectKey({ level: { key, product } }: PendingItem): string {
  if (product !== undefined) return `product ${product}`;
  return key === undefined ? 'apps' : 'keys';
}

/** Exactly these rows, for a bulk change. */
export function bulkTargetOf(rows: readonly QueueRow[]): { ids: string[]; target: BulkTarget } {
  const levels: Extract<BulkTarget, { kind: 'chosen' }>['levels'] = {};
  for (const { app, level } of rows) levels[app.appId] = [...(levels[app.appId] ?? []), level];
  return { ids: Object.keys(levels), target: { kind: 'chosen', levels } };
}
