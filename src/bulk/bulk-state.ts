import type { KeyName } from '../access/key-names.ts';
import type { Action } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import type { FinishedChange } from '../operations/log.ts';
import type { Level } from '../operations/app/status-change.ts';

/** One status to set in an app. */
export interface Step {
  level: Level;
  action: Action;
}

/** One app of a run, and what to set in it, given the app as just read. */
export interface Task {
  appId: string;
  steps(app: App): Step[];
}

/**
 * Why a change did not take effect. After all but `ended`, nothing was sent.
 * - `ended` a request was sent, and its outcome is not the requested status
 * - `unread` the app could not be read
 * - `gone` the app no longer has that key or product
 * - `busy` another change of this switch is running
 * - `refused` the server has refused the needed permission before
 * - `no-owner` the app has no owner, so there is no path to send to
 */
export type FailureReason =
  | { kind: 'ended'; record: FinishedChange }
  | { kind: 'unread'; error: unknown }
  | { kind: 'gone' }
  | { kind: 'busy' }
  | { kind: 'no-owner' }
  | { kind: 'refused'; permission: string };

export interface Failure {
  appId: string;
  /** absent if no step of the app could be tried */
  level?: Level;
  reason: FailureReason;
  /** the name of the key of `level` in its app */
  keyName?: KeyName;
  /** tries this failure again, and nothing else */
  again: Task;
}

/** The progress of a run, and at the end its result. */
export interface BulkRun {
  /** apps of this round, and how many of them are done */
  total: number;
  done: number;
  /** duration of this round so far */
  tookMs: number;
  /** changes that took effect, as a read showed */
  changed: FinishedChange[];
  /** apps in which every status was already set */
  already: number;
  /** apps without a matching key or product */
  without: number;
  failures: Failure[];
  /** sent, but not known yet whether they take effect */
  unconfirmed: Failure[];
  /** changes whose reads are being repeated */
  confirming: number;
  /** not started */
  left: Task[];
  /** end of the wait for the server's Retry-After, in ms */
  waitingUntil?: number | undefined;
  /** why it ended early */
  ended?: 'stopped' | 'signed-out' | undefined;
}

export const emptyRun: BulkRun = {
  total: 0,
  done: 0,
  tookMs: 0,
  changed: [],
  already: 0,
  without: 0,
  failures: [],
  unconfirmed: [],
  confirming: 0,
  left: [],
};
