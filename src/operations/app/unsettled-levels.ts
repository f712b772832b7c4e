import { records, recordsOfApp, type ActivityRecord } from '../log.ts';
import type { Level } from './status-change.ts';
import { unconfirmedLevels } from '../own-writes.ts';

/**
 * The statuses that are not known, by the records of their app: their last change is not confirmed, or it is sent
 * right now and the server may have applied it already.
 */
export function unsettledLevels(ofApp: readonly ActivityRecord[]): Level[] {
  const running = ofApp.filter((record) => !record.outcome && !record.isConfirming);
  return [...unconfirmedLevels(ofApp), ...running.map(({ change }) => change.level)];
}

/** The same for every app of an organization that this tab changed, by app ID. */
export function unsettledByApp(organization: string): Map<string, Level[]> {
  const here = records().filter(({ change }) => change.organization === organization);
  const appIds = new Set(here.map(({ change }) => change.app.appId));
  const levels = [...appIds].map((appId): [string, Level[]] => [
    appId,
    unsettledLevels(recordsOfApp(organization, appId)),
  ]);
  return new Map(levels.filter(([, unsettled]) => unsettled.length > 0));
}
