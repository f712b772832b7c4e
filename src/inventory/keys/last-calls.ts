import type { AppStore } from '../app-store.ts';
import { ownerLabel } from '../row.ts';
import { isRecorded, lastCallOf, statsEmail, type CallUsage, type LastCall } from './call-usage.ts';

/** The last calls of keys by their indexes in a store. */
export interface LastCalls {
  /** whether statistics could have calls of the keys of an app */
  isRecorded(row: number): boolean;
  /** `undefined` = none was read */
  last(row: number, key: number): LastCall | undefined;
}

/** Looks up the last calls of the keys of a store. */
export function createLastCalls(appStore: AppStore, usage: CallUsage): LastCalls {
  const { owners, ownerOf, names, keys, directory } = appStore;
  const emails = owners.map((owner) => statsEmail(owner, ownerLabel(owner, directory)));
  const emailOf = (row: number) => emails[ownerOf[row] ?? 0] ?? '';
  return {
    isRecorded: (row) => isRecorded(usage, emailOf(row)),
    last: (row, key) =>
      lastCallOf(usage, { key: keys[key] ?? '', email: emailOf(row), name: names[row] ?? '' }),
  };
}
