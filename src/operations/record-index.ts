import type { ActivityRecord } from './log.ts';
import { isUndecided, switchId, type Switch } from './app/status-change.ts';

/** The records of the log, also by app and by switch, so that no lookup visits those of others. */
export interface RecordIndex {
  /** adds a record, or puts it in the place of the one with its id */
  upsert(this: void, record: ActivityRecord): void;
  find(this: void, id: number): ActivityRecord | undefined;
  /** Lists are sorted oldest first. A list stays the same array until one of its records changes. */
  all(this: void): readonly ActivityRecord[];
  ofApp(this: void, organization: string, appId: string): readonly ActivityRecord[];
  ofSwitch(this: void, target: Switch): readonly ActivityRecord[];
  /** those whose outcome is not decided yet */
  undecided(this: void): readonly ActivityRecord[];
}

export function createRecordIndex(): RecordIndex {
  const everything = createGroup();
  const undecided = createGroup();
  const byApp = new Map<string, Group>();
  const bySwitch = new Map<string, Group>();
  return {
    upsert(record) {
      const { id, change, outcome } = record;
      everything.upsert(record);
      groupIn(byApp, appKey(change.organization, change.app.appId)).upsert(record);
      groupIn(bySwitch, switchId(change)).upsert(record);
      if (outcome && isUndecided(outcome)) undecided.upsert(record);
      else undecided.remove(id);
    },
    find: everything.find,
    all: everything.list,
    ofApp: (organization, appId) => byApp.get(appKey(organization, appId))?.list() ?? none,
    ofSwitch: (target) => bySwitch.get(switchId(target))?.list() ?? none,
    undecided: undecided.list,
  };
}

const none: readonly ActivityRecord[] = [];

type Group = ReturnType<typeof createGroup>;

function groupIn(groups: Map<string, Group>, key: string): Group {
  const group = groups.get(key) ?? createGroup();
  groups.set(key, group);
  return group;
}

function createGroup() {
  // A record that is replaced keeps its place in a Map.
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
    list: () => (list ??= [...records.values()]),
  };
}

function appKey(organization: string, appId: string): string {
  return `${organization}/${appId}`;
}
