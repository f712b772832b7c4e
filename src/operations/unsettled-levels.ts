import { isIn, type ActivityRecord } from './log.ts';
import type { Level } from './status-change.ts';
import { unconfirmedIn } from './own-writes.ts';

/**
 * The statuses of an app that are not known: their last change is not confirmed, or it is being sent and the server
 * may have applied it already.
 */
export function unsettledLevels(
  records: readonly ActivityRecord[],
  organization: string,
  appId: string,
): Level[] {
  const running = records.filter(
    (record) => isIn(record, organization, appId) && !record.outcome && !record.isConfirming,
  );
  return [
    ...unconfirmedIn(records, organization, appId),
    ...running.map(({ change }) => change.level),
  ];
}

/** The same for every app of an organization that this tab changed, by app ID. */
export function unsettledByApp(
  records: readonly ActivityRecord[],
  organization: string,
): Map<string, Level[]> {
  const here = records.filter(({ change }) => change.organization === organization);
  const levels = here.map(({ change: { app } }): [string, Level[]] => [
    app.appId,
    unsettledLevels(here, organization, app.appId),
  ]);
  return new Map(levels.filter(([, unsettled]) => unsettled.length > 0));
}
