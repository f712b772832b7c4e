import { useState } from 'react';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { records, recordsOf, useRecordsOf, type ActivityRecord } from '../log.ts';
import { isUnconfirmed, isUnsettled, lacksKnownItems } from '../confirm/own-writes.ts';
import { appResource } from './app-resource.ts';
import { appIdIn, appResourceId, isSwitchId, levelOf, type Level } from './switches.ts';

/** The switches among the records of an app whose last change is not confirmed. */
export function unconfirmedLevels(ofApp: readonly ActivityRecord[]): Level[] {
  return levelsIn(ofApp.filter(isUnconfirmed));
}

/** The switches of an app whose last change is not confirmed: their status is not known, whatever reads show. */
export function useUnconfirmed(organization: string, appId: string): Level[] {
  return unconfirmedLevels(useRecordsOf(appResourceId(organization, appId)));
}

/**
 * The statuses that are not known, by the records of their app: their last change is not confirmed, or it is sent
 * right now and the server may have applied it already.
 */
export function unsettledLevels(ofApp: readonly ActivityRecord[]): Level[] {
  const running = ofApp.filter((record) => !record.outcome && !record.isConfirming);
  return [...unconfirmedLevels(ofApp), ...levelsIn(running)];
}

// Operations that change something else than a status or what has one, such as the callback URL, are left out.
function levelsIn(ofLevels: readonly ActivityRecord[]): Level[] {
  return ofLevels
    .map(({ operation }) => operation.id)
    .filter(isSwitchId)
    .map(levelOf);
}

/** The same for every app of an organization that this tab changed, by app ID. */
export function unsettledByApp(organization: string): Map<string, Level[]> {
  const here = records().filter(
    ({ operation }) => operation.resource.organization === organization,
  );
  const appIds = new Set(here.flatMap(({ operation }) => appIdIn(operation.resource) ?? []));
  const levels = [...appIds].map((appId): [string, Level[]] => [
    appId,
    unsettledLevels(recordsOf(appResourceId(organization, appId))),
  ]);
  return new Map(levels.filter(([, unsettled]) => unsettled.length > 0));
}

/**
 * The app to show. While a change may still take effect, a read that lacks keys or products is not shown, so that
 * nothing seems removed and the focus stays.
 */
export function useWholeApp(organization: string, app: AnyApp): AnyApp {
  const resource = appResource(organization, app.appId);
  const unsettled = useRecordsOf(resource).filter(isUnsettled);
  const [whole, setWhole] = useState(app);
  const isWhole = (one: AnyApp) => !lacksKnownItems(resource, withoutSecrets(one), unsettled);
  if (whole === app) return app;
  if (!isWhole(app) && isWhole(whole)) return whole;
  setWhole(app);
  return app;
}
