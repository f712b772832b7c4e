import type { Owner } from '../api/schemas.ts';
import type { AppStore } from './app-store.ts';
import type { SearchedApp } from './match.ts';

/**
 * The app of a row, read from the columns when asked, for tests of many rows one after another: an object for each
 * would take half the time of a query.
 */
export class AppInColumns implements SearchedApp {
  row = 0;
  readonly #store: AppStore;

  constructor(store: AppStore) {
    this.#store = store;
  }

  get appId() {
    return this.#store.ids[this.row] ?? '';
  }

  get name() {
    return this.#store.names[this.row] ?? '';
  }

  get displayName() {
    return this.#store.displayNames[this.row] || this.name;
  }

  get status() {
    return this.#store.statuses[this.#store.statusOf[this.row] ?? 0] ?? '';
  }

  get owner() {
    return this.#store.owners[this.#store.ownerOf[this.row] ?? 0] ?? nobody;
  }

  get createdAt() {
    return this.#store.created[this.row] || undefined;
  }

  get lastModifiedAt() {
    return this.#store.modified[this.row] || undefined;
  }

  get skipped() {
    return this.#store.skippedOf.get(this.row);
  }

  get credentials() {
    return this.#store.keysAt(this.row);
  }

  someProduct(test: (name: string) => boolean) {
    const { keysFrom, keysTo, pairsFrom, pairOf, pairs } = this.#store;
    // The products of an app's keys follow each other.
    const end = pairsFrom[keysTo[this.row] ?? 0] ?? pairOf.length;
    for (let at = pairsFrom[keysFrom[this.row] ?? 0] ?? end; at < end; at += 1)
      if (test(pairs[pairOf[at] ?? -1]?.name ?? '')) return true;
    return false;
  }
}

/** Stands for an owner that is not known. */
export const nobody: Owner = { kind: 'developer', id: '', email: '' };
