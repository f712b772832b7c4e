import type { FinishedOperation } from '../../operations/log.ts';
import type { Operation, Resource } from '../../operations/operation.ts';

/** One resource of a run, and what to change in it, given its state as just read. */
export interface Task<State = unknown> {
  resource: Resource<State>;
  operations(state: State): Operation[];
}

/**
 * Why an operation did not take effect. After all but `ended`, nothing was sent.
 * - `ended` a request was sent, and its outcome is not what was requested
 * - `unread` the resource could not be read
 * - `gone` what it changes no longer exists
 * - `busy` another operation for this value is running
 * - `refused` the server has refused the needed permission before
 * - `impossible` there is no request for it
 */
export type FailureReason =
  | { kind: 'ended'; record: FinishedOperation }
  | { kind: 'unread'; error: unknown }
  | { kind: 'gone' }
  | { kind: 'busy' }
  | { kind: 'impossible'; why: NonNullable<Operation['impossible']> }
  | { kind: 'refused'; permission: string };

export interface Failure {
  resource: Resource;
  /** absent if the resource could not be read */
  operation?: Operation;
  reason: FailureReason;
  /** tries this failure again, and nothing else */
  again: Task;
}

/** The progress of a run, and at the end its result. */
export interface BulkRun {
  /** resources of this round, and how many of them are done */
  total: number;
  done: number;
  /** duration of this round so far */
  tookMs: number;
  /** operations that took effect, as a read showed */
  changed: FinishedOperation[];
  /** resources in which nothing had to be changed */
  already: number;
  /** resources without what the run changes */
  without: number;
  failures: Failure[];
  /** sent, but not known yet whether they take effect */
  unconfirmed: Failure[];
  /** operations whose reads are being repeated */
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
