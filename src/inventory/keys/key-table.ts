import type { AppStore } from '../app-store.ts';
import type { CallUsage } from './call-usage.ts';
import { keyColumnsOf } from './key-columns.ts';
import { createKeyTest, type KeysToFilter } from './key-match.ts';
import { keyOrderOf } from './key-order.ts';
import { keyRowOf, type KeyRow } from './key-row.ts';
import { accessStates, type AccessState, type KeyView, type StateFilter } from './key-view.ts';

/** Which keys to find, and in which order. */
export interface KeyQuery {
  view: KeyView;
  /** the language to sort names in */
  language: string;
  /** ms; a key is expired if it expires before */
  now: number;
}

/** How many keys match a query. */
export interface KeyAnswer {
  /** all keys of the loaded apps */
  total: number;
  /** the number of loaded apps */
  apps: number;
  /** the matches */
  count: number;
  /** by state, the keys that match all but the state */
  counts: Record<StateFilter, number>;
  /** the search text is the start of a key, or looks like a key and matches no name */
  couldBeKey: boolean;
}

/** A key by its app and its ID in the app. */
export type KeyRef = Pick<KeyRow, 'appId' | 'keyId'>;

/** An answer with access to its keys, in their order; `to` is exclusive. */
export interface AnsweredKeys extends KeyAnswer {
  /** `undefined` = the app lost this key since */
  rows(from: number, to: number): (KeyRow | undefined)[];
  refs(from: number, to: number): KeyRef[];
}

/** Finds the keys that match, and sorts them. */
export function queryKeys(
  appStore: AppStore,
  { view, language, now }: KeyQuery,
  usage: CallUsage | null = null,
): AnsweredKeys {
  const columns = keyColumnsOf(appStore, now);
  const { size, stateOf } = columns;
  const found = createKeyTest({ appStore, columns, usage, now }, view);
  const counts = { all: 0, usable: 0, unsure: 0, blocked: 0 };
  const shown = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) {
    if (!found.test(index)) continue;
    const group = stateGroup(accessStates[stateOf[index] ?? 0]);
    counts.all += 1;
    counts[group] += 1;
    if (view.state === 'all' || view.state === group) shown[index] = 1;
  }
  const sorted = keyOrderOf({ appStore, columns, usage }, view, language);
  const order = sorted.filter((index) => shown[index] === 1);
  const rows = (from: number, to: number) =>
    [...order.subarray(from, to)].map((index) => rowAt({ appStore, columns, usage, now }, index));
  return {
    total: size,
    apps: appStore.size,
    count: order.length,
    counts,
    couldBeKey: found.couldBeKey(),
    rows,
    refs: (from, to) =>
      rows(from, to).flatMap((row) => (row ? [{ appId: row.appId, keyId: row.keyId }] : [])),
  };
}

/** The filter that shows keys of a state. */
function stateGroup(state: AccessState | undefined): Exclude<StateFilter, 'all'> {
  return state === 'partly' || state === undefined ? 'usable' : state;
}

// By the key itself: the app may have been loaded again, with other keys.
function rowAt({ appStore, columns, usage, now }: KeysToFilter, index: number): KeyRow | undefined {
  const { appRowOf, keyOf, sharedWith } = columns;
  const key = keyOf[index] ?? 0;
  const app = appStore.at(appRowOf[index] ?? 0);
  const consumerKey = appStore.keys[key];
  const credentialIndex = app.credentials.findIndex((held) => held.consumerKey === consumerKey);
  if (credentialIndex === -1) return undefined;
  const owners = appStore.directory;
  return keyRowOf(app, credentialIndex, {
    owners,
    usage,
    now,
    sharedWith: sharedWith.get(key) ?? 0,
  });
}
