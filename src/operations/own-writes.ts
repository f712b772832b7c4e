import { useState } from 'react';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import {
  isOutdated,
  isSuperseded,
  recordsOfApp,
  recordsOfSwitch,
  useRecordsOfApp,
  useRecordsOfSwitch,
  type ActivityRecord,
} from './log.ts';
import {
  isUndecided,
  isSameSwitch,
  levelsOf,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Level,
  type Switch,
} from './app/status-change.ts';
import { confirmMs } from './confirm-pauses.ts';
import { differencesBetween, type Difference } from './app/differences.ts';
import { answerTime, applyMs } from './settled-outcome.ts';

// Reads can be older than this tab's own writes. These functions detect such reads.

/** Whether a change was sent and may still take effect: for at most 5 minutes. */
function isUnsettled(record: ActivityRecord): boolean {
  const { isSent, outcome } = record;
  if (!outcome) return isSent === true;
  return isUndecided(outcome) && !isOutdated(record) && Date.now() - answerTime(outcome) < applyMs;
}

function isRecent({ outcome }: ActivityRecord): boolean {
  return outcome !== undefined && tookEffect(outcome) && Date.now() - outcome.at < confirmMs;
}

/** Whether a switch is waiting for reads to show its last change. */
export function isConfirming(target: Switch): boolean {
  return recordsOfSwitch(target).some((record) => record.isConfirming === true);
}

/** The switches of an app whose last change is not confirmed: their status is not known, whatever reads show. */
export function useUnconfirmed(organization: string, appId: string): Level[] {
  return unconfirmedLevels(useRecordsOfApp(organization, appId));
}

/** The switches among the records of an app whose last change is not confirmed. */
export function unconfirmedLevels(records: readonly ActivityRecord[]): Level[] {
  return records
    .filter(
      (record) =>
        record.isConfirming === true ||
        (record.outcome && isUndecided(record.outcome) && !isOutdated(record)),
    )
    .map(({ change }) => change.level);
}

/** Whether the last change of a switch is not confirmed. */
export function useIsUnconfirmed(target: Switch): boolean {
  return unconfirmedLevels(useRecordsOfSwitch(target)).length > 0;
}

/**
 * The app to show. While a change may still take effect, a read that lacks keys or products is not shown, so that
 * nothing seems removed and the focus stays.
 */
export function useWholeApp(organization: string, app: App): App {
  const records = useRecordsOfApp(organization, app.appId).filter(isUnsettled);
  const [whole, setWhole] = useState(app);
  const isWhole = (one: App) => !lacksKnownItems(organization, one, records);
  if (whole === app) return app;
  if (!isWhole(app) && isWhole(whole)) return whole;
  setWhole(app);
  return app;
}

/** Whether a read shows another status than the one that this tab has just set. */
export function contradictsOwnWrite(target: Switch, status: string): boolean {
  const last = recordsOfSwitch(target).findLast((record) => record.outcome?.sent);
  if (!last || !(isUnsettled(last) || isRecent(last))) return false;
  return !isAlready(status, last.change.action);
}

/** Whether a read shows the state before a change that another read has already confirmed. */
export function isStaleRead(organization: string, app: App): boolean {
  return recordsOfApp(organization, app.appId).some(
    (record) =>
      isRecent(record) &&
      !isSuperseded(record) &&
      statusAt(app, record.change.level) === statusBefore(record.change),
  );
}

/** Whether a read lacks keys or products that the app had before this tab's own recent changes. */
export function lacksKnownItems(
  organization: string,
  app: App,
  among = recordsOfApp(organization, app.appId),
): boolean {
  return among.some(
    (record) =>
      (isUnsettled(record) || isRecent(record)) &&
      levelsOf(record.change.app).some((level) => statusAt(app, level) === undefined),
  );
}

/** Differences since the change was created, without this tab's own changes. */
export function changedByOthers(change: Change, now: App): Difference[] {
  const own = recordsOfApp(change.organization, now.appId);
  return differencesBetween(change.app, now).filter(
    (row) => !own.some((record) => isOwnChange(record, change, row)),
  );
}

function isOwnChange(record: ActivityRecord, change: Change, { level, now }: Difference): boolean {
  const { outcome } = record;
  if (now === undefined) return isUnsettled(record) || isRecent(record);
  if (!isSameSwitch(record.change, { ...change, level })) return false;
  const isSince =
    outcome?.sent && (!outcome.app || (outcome.at >= change.at && tookEffect(outcome)));
  if (isUnsettled(record) && now.toLowerCase() === statusBefore(record.change).toLowerCase())
    return true;
  return (isSince || isUnsettled(record)) && isAlready(now, record.change.action);
}
