import type { ActivityRecord } from './log.ts';
import { isUndecided, type ResourceId } from './operation.ts';

/** The records of the log, also by resource and by operation, so that no lookup visits those of others. */
export interface RecordIndex {
  /** adds a record, or puts it in the place of the one with its id */
  upsert(this: void, record: ActivityRecord): void;
  find(this: void, id: number): ActivityRecord | undefined;
  /** Lists are sorted oldest first. A list stays the same array until one of its records changes. */
  all(this: void): readonly ActivityRecord[];
  ofResource(this: void, resource: ResourceId): readonly ActivityRecord[];
  /** those that set one value, by `Operation.id` */
  ofValue(this: void, operationId: string): readonly ActivityRecord[];
  /** those that undo the record with an id */
  undosOf(this: void, id: number): readonly ActivityRecord[];
  /** those whose outcome is not decided yet */
  undecided(this: void): readonly ActivityRecord[];
}

/** An index without records. */
export function createRecordIndex(): RecordIndex {
  const everything = createGroup();
  const undecided = createGroup();
  const byResource = new Map<string, Group>();
  const byValue = new Map<string, Group>();
  const byUndone = new Map<number, Group>();
  return {
    upsert(record) {
      const { id, operation, outcome } = record;
      everything.upsert(record);
      groupIn(byValue, operation.id).upsert(record);
      if (operation.undoes !== undefined) groupIn(byUndone, operation.undoes).upsert(record);
      // Reads tell nothing about a change whose key, or what it wrote, is not known.
      if (operation.find || operation.isShownOnly) return;
      groupIn(byResource, resourceKey(operation.resource)).upsert(record);
      if (outcome && isUndecided(outcome)) undecided.upsert(record);
      else undecided.remove(id);
    },
    find: everything.find,
    all: everything.list,
    ofResource: (resource) => byResource.get(resourceKey(resource))?.list() ?? none,
    ofValue: (operationId) => byValue.get(operationId)?.list() ?? none,
    undosOf: (id) => byUndone.get(id)?.list() ?? none,
    undecided: undecided.list,
  };
}

const none: readonly ActivityRecord[] = [];

type Group = ReturnType<typeof createGroup>;

function groupIn<Key>(groups: Map<Key, Group>, key: Key): Group {
  const group = groups.get(key) ?? createGroup();
  groups.set(key, group);
  return group;
}

function createGroup() {
  const records = new Map<number, ActivityRecord>();
  let list: readonly ActivityRecord[] | undefined;
  return {
    upsert(record: ActivityRecord) {
      records.set(record.id, record);
      list = undefined;
    },
    remove(id: number) {
      if (records.delete(id)) list = undefined;
    },
    find: (id: number) => records.get(id),
    // Records of before a reload may be added later.
    list: () => (list ??= [...records.values()].toSorted((one, other) => one.id - other.id)),
  };
}

/** Identifies a resource, for maps. */
export function resourceKey({ organization, id }: ResourceId): string {
  return `${organization}/${id}`;
}
