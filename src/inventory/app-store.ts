import type { Owner, OwnerRecord } from '../api/schemas.ts';
import { AppInColumns, nobody } from './app-in-columns.ts';
import { createFilterTest, createSearchTest } from './match.ts';
import { orderOf } from './order.ts';
import {
  directoryOf,
  hasSkippedParts,
  ownerKey,
  rowOf,
  type ListedApp,
  type ListedKey,
  type Row,
} from './row.ts';
import { statusGroup, type StatusFilter, type View } from './view.ts';

/** Which apps to find, and in which order. */
export interface ListQuery {
  view: View;
  /** the language to sort names in */
  language: string;
  /** ms; a key is expired if it expires before */
  now: number;
}

/** How many apps match a query. */
export interface Answer {
  /** all apps in the store */
  total: number;
  /** the matches */
  count: number;
  /** by status, the apps that match all but the status filter */
  counts: Record<StatusFilter, number>;
  /** the search text is the start of a key, or looks like a key and matches no name */
  couldBeKey: boolean;
}

/** An answer with access to its apps, in their order; `to` is exclusive. */
export interface Answered extends Answer {
  rows(from: number, to: number): Row[];
  ids(from: number, to: number): string[];
  apps(): Generator<ListedApp>;
}

/**
 * Apps in memory, stored in columns, which take a tenth of the memory of objects. It holds no secrets. Used on the
 * page for the first apps and in a worker for a whole organization.
 */
export class AppStore {
  readonly ids: string[] = [];
  readonly names: string[] = [];
  /** empty where it is the name */
  readonly displayNames: string[] = [];
  readonly owners: Owner[] = [];
  readonly ownerOf: number[] = [];
  readonly statuses: string[] = [];
  readonly statusOf: number[] = [];
  /** ms; 0 = not known */
  readonly created: number[] = [];
  readonly modified: number[] = [];
  /** by row: what could not be read of an app */
  readonly skippedOf = new Map<number, ListedApp['skipped']>();
  /** the range of an app's keys in the columns of keys */
  readonly keysFrom: number[] = [];
  readonly keysTo: number[] = [];
  /** the products with their statuses in keys */
  readonly pairs: { name: string; status: string }[] = [];

  /** the columns of keys, also of those that an app no longer has */
  readonly keys: string[] = [];
  readonly keyStatusOf: number[] = [];
  /** ms; Infinity = never, NaN = not known */
  readonly expires: number[] = [];
  readonly issued: (number | undefined)[] = [];
  /** the start of a key's products in `pairOf`; the next key's start is their end */
  readonly pairsFrom: number[] = [];
  readonly pairOf: number[] = [];

  /** the rows of removed apps; the others keep their indexes */
  readonly #removed = new Set<number>();
  readonly #rowOfId = new Map<string, number>();
  readonly #interned = new Map<string, number>();
  directory = directoryOf([]);
  /** increases with each change */
  version = 0;

  /** the number of apps */
  get size(): number {
    return this.ids.length - this.#removed.size;
  }

  /** the number of rows, with those of removed apps */
  get rows(): number {
    return this.ids.length;
  }

  isRemoved(row: number): boolean {
    return this.#removed.has(row);
  }

  /** Adds apps, or replaces them by app ID. */
  upsert(apps: readonly ListedApp[]): void {
    for (const app of apps) this.#upsert(app);
    this.version += 1;
  }

  /** Removes apps that no longer exist. */
  remove(appIds: readonly string[]): void {
    for (const appId of appIds) {
      const row = this.#rowOfId.get(appId);
      if (row === undefined) continue;
      this.#removed.add(row);
      this.skippedOf.delete(row);
      this.#rowOfId.delete(appId);
    }
    this.version += 1;
  }

  /** Sets the loaded owners: their names are shown and searched, and keys of inactive ones are not usable. */
  setOwners(owners: readonly OwnerRecord[]): void {
    this.directory = directoryOf(owners);
    this.version += 1;
  }

  /** Whether an app is in the store. */
  has(appId: string): boolean {
    return this.#rowOfId.has(appId);
  }

  /** An app by its ID. */
  byId(appId: string): ListedApp | undefined {
    const row = this.#rowOfId.get(appId);
    return row === undefined ? undefined : this.at(row);
  }

  /** Finds the apps that match, and sorts them. */
  query({ view, language, now }: ListQuery): Answered {
    const { size, rows, directory } = this;
    const found = createSearchTest(view, directory);
    const passes = createFilterTest(view, directory, now);
    const counts = { all: 0, approved: 0, revoked: 0, other: 0 };
    const shown = new Uint8Array(rows);
    const each = new AppInColumns(this);
    for (let row = 0; row < rows; row += 1) {
      if (this.#removed.has(row)) continue;
      each.row = row;
      if (!found.test(each) || !passes(each)) continue;
      const group = statusGroup(each.status);
      counts.all += 1;
      counts[group] += 1;
      if (view.status === 'all' || view.status === group) shown[row] = 1;
    }
    const order = orderOf(this, view, language).filter((row) => shown[row] === 1);
    const at = (row: number) => this.at(row);
    return {
      total: size,
      count: order.length,
      counts,
      couldBeKey: found.couldBeKey(),
      rows: (from, to) =>
        [...order.subarray(from, to)].map((row) => {
          const app = at(row);
          return rowOf(app, directory, now, found.matchIn(app));
        }),
      ids: (from, to) => [...order.subarray(from, to)].map((row) => this.ids[row] ?? ''),
      *apps() {
        for (const row of order) yield at(row);
      },
    };
  }

  /** All apps, in the order they were added. */
  *all(): Generator<ListedApp> {
    for (let row = 0; row < this.rows; row += 1) if (!this.#removed.has(row)) yield this.at(row);
  }

  /** Builds the object of one app; its keys only on access, because most queries need none. */
  at(row: number): ListedApp {
    let keys: ListedKey[] | undefined;
    const keysAt = () => this.keysAt(row);
    const name = this.names[row] ?? '';
    return {
      appId: this.ids[row] ?? '',
      name,
      displayName: this.displayNames[row] || name,
      status: this.statuses[this.statusOf[row] ?? 0] ?? '',
      owner: this.owners[this.ownerOf[row] ?? 0] ?? nobody,
      createdAt: this.created[row] || undefined,
      lastModifiedAt: this.modified[row] || undefined,
      skipped: this.skippedOf.get(row),
      get credentials() {
        return (keys ??= keysAt());
      },
    };
  }

  /** The keys of one app. */
  keysAt(row: number): ListedKey[] {
    const keys: ListedKey[] = [];
    for (let key = this.keysFrom[row] ?? 0; key < (this.keysTo[row] ?? 0); key += 1) {
      const expires = this.expires[key] ?? Infinity;
      const products: ListedKey['products'] = [];
      const end = this.pairsFrom[key + 1] ?? this.pairOf.length;
      for (let at = this.pairsFrom[key] ?? end; at < end; at += 1) {
        const pair = this.pairs[this.pairOf[at] ?? -1];
        if (pair) products.push(pair);
      }
      keys.push({
        consumerKey: this.keys[key] ?? '',
        status: this.statuses[this.keyStatusOf[key] ?? 0] ?? '',
        expiresAt: Number.isFinite(expires) ? expires : null,
        expiryUnknown: Number.isNaN(expires),
        issuedAt: this.issued[key],
        products,
      });
    }
    return keys;
  }

  #upsert(app: ListedApp): void {
    const row = this.#rowOfId.get(app.appId) ?? this.rows;
    this.#rowOfId.set(app.appId, row);
    this.ids[row] = app.appId;
    this.names[row] = app.name;
    this.displayNames[row] = app.displayName === app.name ? '' : app.displayName;
    this.ownerOf[row] = this.#intern(`owner ${ownerKey(app.owner)}`, this.owners, app.owner);
    this.statusOf[row] = this.#internStatus(app.status);
    this.created[row] = app.createdAt ?? 0;
    this.modified[row] = app.lastModifiedAt ?? 0;
    this.skippedOf.delete(row);
    if (hasSkippedParts(app)) this.skippedOf.set(row, app.skipped);
    // Old keys of an updated app are not removed: updates are rare.
    this.keysFrom[row] = this.keys.length;
    for (const key of app.credentials) this.#addKey(key);
    this.keysTo[row] = this.keys.length;
  }

  #addKey({ consumerKey, status, expiresAt, expiryUnknown, issuedAt, products }: ListedKey): void {
    this.keys.push(consumerKey);
    this.keyStatusOf.push(this.#internStatus(status));
    this.expires.push(expiryUnknown ? NaN : (expiresAt ?? Infinity));
    this.issued.push(issuedAt);
    this.pairsFrom.push(this.pairOf.length);
    for (const pair of products)
      this.pairOf.push(
        this.#intern(`pair ${pair.status} ${pair.name}`, this.pairs, {
          name: pair.name,
          status: pair.status,
        }),
      );
  }

  #internStatus(status: string): number {
    return this.#intern(`status ${status}`, this.statuses, status);
  }

  // The index of a value in a table of values that many apps share.
  #intern<T>(name: string, table: T[], value: T): number {
    const known = this.#interned.get(name);
    if (known !== undefined) return known;
    this.#interned.set(name, table.length);
    return table.push(value) - 1;
  }
}

/** A store with these apps and their owners. */
export function createAppStore(
  apps: readonly ListedApp[],
  owners: readonly OwnerRecord[],
): AppStore {
  const appStore = new AppStore();
  appStore.upsert(apps);
  appStore.setOwners(owners);
  return appStore;
}
