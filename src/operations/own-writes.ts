import { useState } from 'react';
import { isAlready } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import {
  activity,
  isIn,
  isOutdated,
  isSuperseded,
  useActivity,
  type ActivityRecord,
} from './log.ts';
import {
  isOpen,
  isSameSwitch,
  levelsOf,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Level,
  type Switch,
} from './status-change.ts';
import { confirmMs } from './confirm-pauses.ts';
import { differencesBetween, type Difference } from './differences.ts';
import { answerTime, applyMs } from './settled-outcome.ts';

// A read may lag behind the writes of this tab. What such a read shows decides nothing.

/** Whether a change is out and may take effect with any read: for 5 minutes at most. */
function isUnsettled(record: ActivityRecord): boolean {
  const { isSent, outcome } = record;
  if (!outcome) return isSent === true;
  return isOpen(outcome) && !isOutdated(record) && Date.now() - answerTime(outcome) < applyMs;
}

function isRecent({ outcome }: ActivityRecord): boolean {
  return outcome !== undefined && tookEffect(outcome) && Date.now() - outcome.at < confirmMs;
}

/** Whether a switch is waiting for reads to show its last change. */
export function isConfirming(target: Switch): boolean {
  return activity().some(
    ({ change, isConfirming: waits }) => waits === true && isSameSwitch(change, target),
  );
}

/**
 * The switches of an app whose last change is not confirmed: their status is not known, whatever was read last.
 */
export function useUnconfirmed(organization: string, appId: string): Level[] {
  return unconfirmedIn(useActivity(), organization, appId);
}

/** `useUnconfirmed`, outside React. */
export function unconfirmedIn(
  records: readonly ActivityRecord[],
  organization: string,
  appId: string,
): Level[] {
  return records
    .filter((record) => isIn(record, organization, appId))
    .filter(
      (record) =>
        record.isConfirming === true ||
        (record.outcome && isOpen(record.outcome) && !isOutdated(record)),
    )
    .map(({ change }) => change.level);
}

/** Whether the last change of a switch is not confirmed. */
export function useIsUnconfirmed(target: Switch): boolean {
  const levels = useUnconfirmed(target.organization, target.app.appId);
  return levels.some((level) => isSameSwitch({ ...target, level }, target));
}

/**
 * The app to show: while a change is not settled, a read that lacks keys or products gives way to the one before,
 * so that nothing seems removed and the focus stays.
 */
export function useWholeApp(organization: string, app: App): App {
  const records = useActivity().filter(isUnsettled);
  const [whole, setWhole] = useState(app);
  const isWhole = (one: App) => !missesKnown(organization, one, records);
  if (whole === app) return app;
  if (!isWhole(app) && isWhole(whole)) return whole;
  setWhole(app);
  return app;
}

/** Whether a read shows a switch otherwise than this tab has just set it. */
export function contradictsOwnWrite(target: Switch, status: string): boolean {
  const last = activity().findLast(
    (record) => record.outcome?.sent && isSameSwitch(record.change, target),
  );
  if (!last || !(isUnsettled(last) || isRecent(last))) return false;
  return !isAlready(status, last.change.action);
}

/** Whether a read shows an app as it was before a change that a read has confirmed just now. */
export function isBehind(organization: string, app: App): boolean {
  return activity().some(
    (record) =>
      isIn(record, organization, app.appId) &&
      isRecent(record) &&
      !isSuperseded(record) &&
      statusAt(app, record.change.level) === statusBefore(record.change),
  );
}

/** Whether a read lacks keys or products that an app had before this tab changed it just now. */
export function missesKnown(organization: string, app: App, among = activity()): boolean {
  return among.some(
    (record) =>
      isIn(record, organization, app.appId) &&
      (isUnsettled(record) || isRecent(record)) &&
      levelsOf(record.change.app).some((level) => statusAt(app, level) === undefined),
  );
}

/**
 * What somebody else changed in an app since a change was decided: what this tab changed itself meanwhile is
 * no surprise, nor what it sent earlier and reads do not show yet.
 */
export function changedByOthers(change: Change, now: App): Difference[] {
  const own = activity().filter((record) => isIn(record, change.organization, now.appId));
  return differencesBetween(change.app, now).filter(
    (row) => !own.some((record) => isOwnDoing(record, change, row)),
  );
}

function isOwnDoing(record: ActivityRecord, change: Change, { level, now }: Difference): boolean {
  const { outcome } = record;
  if (now === undefined) return isUnsettled(record) || isRecent(record);
  if (!isSameSwitch(record.change, { ...change, level })) return false;
  const isSince =
    outcome?.sent && (!outcome.app || (outcome.at >= change.at && tookEffect(outcome)));
  if (isUnsettled(record) && now.toLowerCase() === statusBefore(record.change).toLowerCase())
    return true;
  return (isSince || isUnsettled(record)) && isAlready(now, record.change.action);
}
