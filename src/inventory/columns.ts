import type { Owner, OwnerRecord } from '../api/schemas.ts';
import { filter, search } from './match.ts';
import { orderOf } from './order.ts';
import { directoryOf, ownerKey, rowOf, type ListedApp, type ListedKey, type Row } from './row.ts';
import { statusGroup, type StatusFilter, type View } from './view.ts';

/** What is asked of the apps. */
export interface Question {
  view: View;
  /** sorts names */
  language: string;
  /** ms: what has expired by then */
  now: number;
}

/** How many apps answer to it. */
export interface Answer {
  /** all that there are */
  total: number;
  /** those that match */
  count: number;
  /** those that match but for the status filter, by status */
  counts: Record<StatusFilter, number>;
  /** the search begins a key of one of them, or looks like a key and is in no name */
  couldBeKey: boolean;
}

/** The first rows that match, and how many match in all. */
export interface Glance {
  count: number;
  rows: Row[];
}

/** An answer with its apps, from one place in its order to another, the end excluded. */
export interface Answered extends Answer {
  rows(from: number, to: number): Row[];
  ids(from: number, to: number): string[];
  apps(): Generator<ListedApp>;
}

/**
 * Apps in memory, kept as columns: a tenth of what the objects would take. It takes no secret. The same code
 * serves one page beside the list and a whole organization in a worker.
 */
export class Columns {
  readonly ids: string[] = [];
  readonly names: string[] = [];
  /** empty where it is the name */
  readonly displayNames: string[] = [];
  readonly owners: Owner[] = [];
  readonly ownerOf: number[] = [];
  readonly statuses: string[] = [];
  readonly statusOf: number[] = [];
  /** ms; 0 where the server does not say */
  readonly created: number[] = [];
  readonly modified: number[] = [];
  /** where an app's keys begin and end among all keys */
  readonly keysFrom: number[] = [];
  readonly keysTo: number[] = [];

  readonly #keys: string[] = [];
  readonly #keyStatus: number[] = [];
  /** ms; Infinity = never, NaN = not known */
  readonly #expires: number[] = [];
  readonly #issued: (number | undefined)[] = [];
  /** where a key's products begin; they end where those of the next one do */
  readonly #pairsFrom: number[] = [];
  readonly #pairOf: number[] = [];
  readonly #pairs: { name: string; status: string }[] = [];

  readonly #rowOfId = new Map<string, number>();
  readonly #interned = new Map<string, number>();
  directory = directoryOf([]);
  /** grows with every change */
  version = 0;

  get size(): number {
    return this.ids.length;
  }

  /** Adds apps, or puts them in the place of what is known of them. */
  put(apps: readonly ListedApp[]): void {
    for (const app of apps) this.#put(app);
    this.version += 1;
  }

  /** Who owns the apps, as far as it was read: it adds names, and the verdict on those who are inactive. */
  know(owners: readonly OwnerRecord[]): void {
    this.directory = directoryOf(owners);
    this.version += 1;
  }

  /** Whether an app is among them. */
  has(appId: string): boolean {
    return this.#rowOfId.has(appId);
  }

  /** One app by its id, as `at` gives it. */
  byId(appId: string): ListedApp | undefined {
    const row = this.#rowOfId.get(appId);
    return row === undefined ? undefined : this.at(row);
  }

  /** Looks through all apps for those that match, and puts them in order. */
  ask({ view, language, now }: Question): Answered {
    const { size, directory } = this;
    const found = search(view, directory);
    const passes = filter(view, directory, now);
    const counts = { all: 0, approved: 0, revoked: 0, other: 0 };
    const shown = new Uint8Array(size);
    for (let row = 0; row < size; row += 1) {
      const app = this.at(row);
      if (!found.test(app) || !passes(app)) continue;
      const group = statusGroup(app.status);
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
        [...order.subarray(from, to)].map((row) => rowOf(at(row), directory, now)),
      ids: (from, to) => [...order.subarray(from, to)].map((row) => this.ids[row] ?? ''),
      *apps() {
        for (const row of order) yield at(row);
      },
    };
  }

  /** Every app, in the order they came. */
  *all(): Generator<ListedApp> {
    for (let row = 0; row < this.size; row += 1) yield this.at(row);
  }

  /** One app, put together anew; its keys only when they are looked at. */
  at(row: number): ListedApp {
    let keys: ListedKey[] | undefined;
    const keysAt = () => this.#keysAt(row);
    const name = this.names[row] ?? '';
    return {
      appId: this.ids[row] ?? '',
      name,
      displayName: this.displayNames[row] || name,
      status: this.statuses[this.statusOf[row] ?? 0] ?? '',
      owner: this.owners[this.ownerOf[row] ?? 0] ?? nobody,
      createdAt: this.created[row] || undefined,
      lastModifiedAt: this.modified[row] || undefined,
      get credentials() {
        return (keys ??= keysAt());
      },
    };
  }

  #keysAt(row: number): ListedKey[] {
    const keys: ListedKey[] = [];
    for (let key = this.keysFrom[row] ?? 0; key < (this.keysTo[row] ?? 0); key += 1) {
      const expires = this.#expires[key] ?? Infinity;
      const products: ListedKey['products'] = [];
      const end = this.#pairsFrom[key + 1] ?? this.#pairOf.length;
      for (let at = this.#pairsFrom[key] ?? end; at < end; at += 1) {
        const pair = this.#pairs[this.#pairOf[at] ?? -1];
        if (pair) products.push(pair);
      }
      keys.push({
        consumerKey: this.#keys[key] ?? '',
        status: this.statuses[this.#keyStatus[key] ?? 0] ?? '',
        expiresAt: Number.isFinite(expires) ? expires : null,
        expiryUnknown: Number.isNaN(expires),
        issuedAt: this.#issued[key],
        products,
      });
    }
    return keys;
  }

  #put(app: ListedApp): void {
    const row = this.#rowOfId.get(app.appId) ?? this.size;
    this.#rowOfId.set(app.appId, row);
    this.ids[row] = app.appId;
    this.names[row] = app.name;
    this.displayNames[row] = app.displayName === app.name ? '' : app.displayName;
    this.ownerOf[row] = this.#intern(`owner ${ownerKey(app.owner)}`, this.owners, app.owner);
    this.statusOf[row] = this.#internStatus(app.status);
    this.created[row] = app.createdAt ?? 0;
    this.modified[row] = app.lastModifiedAt ?? 0;
    // What an app had before stays behind, unused: changes are few.
    this.keysFrom[row] = this.#keys.length;
    for (const key of app.credentials) this.#putKey(key);
    this.keysTo[row] = this.#keys.length;
  }

  #putKey({ consumerKey, status, expiresAt, expiryUnknown, issuedAt, products }: ListedKey): void {
    this.#keys.push(consumerKey);
    this.#keyStatus.push(this.#internStatus(status));
    this.#expires.push(expiryUnknown ? NaN : (expiresAt ?? Infinity));
    this.#issued.push(issuedAt);
    this.#pairsFrom.push(this.#pairOf.length);
    for (const pair of products)
      this.#pairOf.push(
        this.#intern(`pair ${pair.status} ${pair.name}`, this.#pairs, {
          name: pair.name,
          status: pair.status,
        }),
      );
  }

  #internStatus(status: string): number {
    return this.#intern(`status ${status}`, this.statuses, status);
  }

  // A place in one of the tables of what many apps have in common.
  #intern<T>(name: string, table: T[], value: T): number {
    const known = this.#interned.get(name);
    if (known !== undefined) return known;
    this.#interned.set(name, table.length);
    return table.push(value) - 1;
  }
}

const nobody: Owner = { kind: 'developer', id: '', email: '' };
