import { ownerKey } from '../inventory/row.ts';
import type { WaitingItem } from '../inventory/waiting.ts';
import { switchId } from '../operations/app/switches.ts';

export type Grouping = 'product' | 'owner';

/** A row of the queue. `id` is an `Operation.id`: it holds the key. */
export interface QueueRow extends WaitingItem {
  id: string;
  /** IDs of the rows of its group; only in the first row of a group of several */
  group?: readonly string[];
}

/** The queue in groups: the group with the oldest item comes first, and the oldest item of each group. */
export function queueOf(
  organization: string,
  oldestFirst: readonly WaitingItem[],
  grouping: Grouping,
): QueueRow[] {
  const groups = new Map<string, QueueRow[]>();
  for (const item of oldestFirst) {
    const { app, level } = item;
    const row = { ...item, id: switchId({ organization, app, level }) };
    const name = grouping === 'owner' ? ownerKey(app.owner) : subjectKey(item);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()].flatMap((rows) => {
    if (rows.length === 1) return rows;
    const group = rows.map(({ id }) => id);
    return rows.map((row, place) => (place === 0 ? { ...row, group } : row));
  });
}

function subjectKey({ level: { key, product } }: WaitingItem): string {
  if (product !== undefined) return `product ${product}`;
  return key === undefined ? 'apps' : 'keys';
}
