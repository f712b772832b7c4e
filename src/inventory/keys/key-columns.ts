import { conditionsOf, evaluateKey, type OwnerState, type Reason } from '../../access/evaluate.ts';
import { isExpired } from '../../access/expiry.ts';
import { knownStatus } from '../../access/status.ts';
import type { AppStore } from '../app-store.ts';
import { ownerKey } from '../row.ts';
import { blockReasons, accessStates, type BlockReason, type AccessState } from './key-view.ts';

/** What is computed for each key of an app store, in columns: one entry for each key, in the order of the apps. */
export interface KeyColumns {
  version: number;
  /** ms; at this time the verdicts are no longer right, because a key expires */
  validUntil: number;
  /** the number of keys */
  size: number;
  /** the row of the app in the store */
  appRowOf: Uint32Array;
  /** the index of the key in the store */
  keyOf: Uint32Array;
  /** the index of the state in `accessStates` */
  stateOf: Uint8Array;
  /** the index of the reason in `blockReasons`; `noReason` for keys that are not blocked */
  reasonOf: Uint8Array;
  /** 1 = the key, its app, or a product in it is pending */
  isPending: Uint8Array;
  /** how many other apps have the same key, where there are some, by the index of the key in the store */
  sharedWith: ReadonlyMap<number, number>;
}

const noReason = 255;

const built = new WeakMap<AppStore, KeyColumns>();

/** The columns of a store; built again when the store changes, or a key expires. `now` in ms. */
export function keyColumnsOf(appStore: AppStore, now: number): KeyColumns {
  const before = built.get(appStore);
  if (before?.version === appStore.version && now < before.validUntil) return before;
  const columns = buildColumns(appStore, now);
  built.set(appStore, columns);
  return columns;
}

function buildColumns(appStore: AppStore, now: number): KeyColumns {
  const { rows, keysFrom, keysTo, keys, expires, version } = appStore;
  const appRowOf = new Uint32Array(keys.length);
  const keyOf = new Uint32Array(keys.length);
  const stateOf = new Uint8Array(keys.length);
  const reasonOf = new Uint8Array(keys.length);
  const isPending = new Uint8Array(keys.length);
  const verdictOf = createVerdictCache(appStore, now);
  let size = 0;
  let validUntil = Infinity;
  for (let row = 0; row < rows; row += 1) {
    if (appStore.isRemoved(row)) continue;
    for (let key = keysFrom[row] ?? 0; key < (keysTo[row] ?? 0); key += 1) {
      const entry = verdictOf(row, key);
      appRowOf[size] = row;
      keyOf[size] = key;
      stateOf[size] = entry.state;
      reasonOf[size] = entry.reason;
      isPending[size] = entry.isPending ? 1 : 0;
      const ends = expires[key] ?? Infinity;
      if (ends > now && ends < validUntil) validUntil = ends;
      size += 1;
    }
  }
  return {
    version,
    validUntil,
    size,
    appRowOf: appRowOf.subarray(0, size),
    keyOf: keyOf.subarray(0, size),
    stateOf: stateOf.subarray(0, size),
    reasonOf: reasonOf.subarray(0, size),
    isPending: isPending.subarray(0, size),
    sharedWith: sharedKeys(keys, keyOf, size),
  };
}

/** A verdict as the columns hold it: the indexes of its state and its reason. */
interface VerdictEntry {
  state: number;
  reason: number;
  isPending: boolean;
}

// Measured: verdicts are the slowest part, and most keys have the same statuses as others.
function createVerdictCache(appStore: AppStore, now: number) {
  const { owners, directory, ownerOf, statusOf, keyStatusOf, expires, pairs, pairsFrom, pairOf } =
    appStore;
  const known = new Map<number | string, VerdictEntry>();
  const numberOf = createNumbering();
  const ownerStates = owners.map((owner) => directory.get(ownerKey(owner)));
  const ownerStatuses = ownerStates.map((owner) => numberOf(`${owner?.status}`));
  const pairStatuses = pairs.map(({ status }) => numberOf(status));
  return (row: number, key: number): VerdictEntry => {
    const owner = ownerOf[row] ?? 0;
    const ends = expires[key] ?? Infinity;
    const expiry = Number.isNaN(ends) ? 2 : ends <= now ? 1 : 0;
    const facts = [statusOf[row] ?? 0, keyStatusOf[key] ?? 0, ownerStatuses[owner] ?? 0, expiry];
    const end = pairsFrom[key + 1] ?? pairOf.length;
    for (let at = pairsFrom[key] ?? end; at < end; at += 1)
      facts.push(pairStatuses[pairOf[at] ?? 0] ?? 0);
    const id = idOf(facts);
    const before = known.get(id);
    if (before) return before;
    const entry = verdictEntryFor(appStore, { row, key, owner: ownerStates[owner], now });
    known.set(id, entry);
    return entry;
  };
}

// Numbers distinct values in order of appearance.
function createNumbering(): (value: string) => number {
  const numbers = new Map<string, number>();
  return (value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  };
}

// One number where the facts fit, which is faster than a text. The leading 1 keeps lists of different lengths apart.
function idOf(facts: readonly number[]): number | string {
  if (facts.length > 10) return facts.join();
  let id = 1;
  for (const fact of facts) {
    if (fact > 31) return facts.join();
    id = id * 32 + fact;
  }
  return id;
}

/** The indexes of a key's products in `AppStore.pairs`. */
export function pairsOf({ pairsFrom, pairOf }: AppStore, key: number): number[] {
  return pairOf.slice(pairsFrom[key] ?? 0, pairsFrom[key + 1] ?? pairOf.length);
}

interface KeyInStore {
  row: number;
  key: number;
  owner: OwnerState | undefined;
  now: number;
}

function verdictEntryFor(appStore: AppStore, { row, key, owner, now }: KeyInStore): VerdictEntry {
  const app = appStore.at(row);
  const held = app.credentials[key - (appStore.keysFrom[row] ?? 0)];
  if (!held) throw new Error('the key is not of this app');
  const verdict = evaluateKey(app, held, owner, now);
  const state = stateFor(verdict.usable, verdict.total, conditionsOf(held, owner).length > 0);
  const statuses = [app.status, held.status, ...held.products.map(({ status }) => status)];
  return {
    state: accessStates.indexOf(state),
    reason:
      state === 'blocked' && verdict.reason
        ? blockReasons.indexOf(blockReasonOf(verdict.reason))
        : noReason,
    isPending: statuses.some((status) => knownStatus(status) === 'pending'),
  };
}

/** @param isUncertain something that decides the verdict is not known */
function stateFor(usable: number, total: number, isUncertain: boolean): AccessState {
  if (usable === 0) return 'blocked';
  if (isUncertain) return 'unsure';
  return usable < total ? 'partly' : 'usable';
}

function blockReasonOf({ level, cause }: Reason): BlockReason {
  return blockReasons.find((reason) => reason === `${level}-${cause}`) ?? 'unknown-status';
}

// An app has each key once, so a key that is there twice is in two apps.
function sharedKeys(
  keys: readonly string[],
  keyOf: Uint32Array,
  size: number,
): ReadonlyMap<number, number> {
  const seen = new Set<string>();
  const copies = new Map<string, number>();
  const shared = new Map<number, number>();
  for (let index = 0; index < size; index += 1) {
    const key = keys[keyOf[index] ?? 0] ?? '';
    const before = seen.size;
    seen.add(key);
    if (seen.size === before) copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  if (copies.size === 0) return shared;
  for (let index = 0; index < size; index += 1) {
    const key = keyOf[index] ?? 0;
    const others = copies.get(keys[key] ?? '');
    if (others !== undefined) shared.set(key, others);
  }
  return shared;
}

/** Whether a key is expired at `now`, by its expiry in a store: ms, Infinity = never, NaN = not known. */
export function isExpiredAt(ends: number, now: number): boolean {
  return Number.isFinite(ends) && isExpired(ends, now);
}
