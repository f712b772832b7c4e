import type { QueryClient } from '@tanstack/react-query';
import {
  chosenInMissing,
  surveyOf,
  type BulkPlan,
  type Survey,
  type BulkRequest,
} from '../../inventory/bulk-plan.ts';
import { sumOfLosses } from '../../inventory/access-loss.ts';
import { inventoryOf } from '../../inventory/inventory.ts';
import { knownApps, knownOwners } from '../../inventory/known.ts';
import { directoryOf, ownerKey, ownerLabel } from '../../inventory/row.ts';
import type { AppLabel } from '../../inventory/organization-index.ts';
import { unsettledByApp } from '../../operations/app/unsettled-levels.ts';

/**
 * Counts what a request would change in the apps that are loaded. An app with an unconfirmed change counts as
 * missing: its loaded statuses may be wrong.
 */
export async function survey(
  client: QueryClient,
  organization: string,
  ids: readonly string[],
  request: BulkRequest,
): Promise<Survey> {
  const unsettled = unsettledByApp(organization);
  const unknown = ids.filter((appId) => unsettled.has(appId));
  const known = ids.filter((appId) => !unsettled.has(appId));
  const [counted, uncounted] = await Promise.all([
    surveyLoaded(client, organization, known, request),
    surveyLoaded(client, organization, unknown, request),
  ]);
  const missing = [...counted.missing, ...unknown];
  return {
    plan: counted.plan,
    products: [...new Set([...counted.products, ...uncounted.products])],
    missing,
    changing: counted.changing,
    changesByApp: { ...counted.changesByApp, ...chosenInMissing(missing, request.target) },
  };
}

// In a large organization the keys stay in its worker. Apps that it lacks can be in the cached lists.
async function surveyLoaded(
  client: QueryClient,
  organization: string,
  ids: readonly string[],
  request: BulkRequest,
): Promise<Survey> {
  const inInventory = await inventoryOf(organization)?.index.survey(ids, request);
  const apps = knownApps(client, organization);
  const owners = directoryOf(knownOwners(client, organization));
  const inLists = surveyOf(inInventory?.missing ?? ids, (appId) => apps.get(appId), request, {
    ownerOf: ({ owner }) => owners.get(ownerKey(owner)),
    now: Date.now(),
  });
  if (!inInventory) return inLists;
  return {
    plan: sumOfPlans(inInventory.plan, inLists.plan),
    products: [...new Set([...inInventory.products, ...inLists.products])],
    missing: inLists.missing,
    changing: [...inInventory.changing, ...inLists.changing],
    changesByApp: { ...inInventory.changesByApp, ...inLists.changesByApp },
  };
}

/** Names of apps and of their owners, by app ID, for the apps that were loaded. */
export async function labelsOf(
  client: QueryClient,
  organization: string,
  ids: readonly string[],
): Promise<Map<string, AppLabel>> {
  const names =
    (await inventoryOf(organization)?.index.labelsOf(ids)) ?? new Map<string, AppLabel>();
  const apps = knownApps(client, organization);
  const owners = directoryOf(knownOwners(client, organization));
  for (const appId of ids) {
    const app = apps.get(appId);
    if (app && !names.has(appId))
      names.set(appId, { app: app.displayName, owner: ownerLabel(app.owner, owners) });
  }
  return names;
}

function sumOfPlans(one: BulkPlan, other: BulkPlan): BulkPlan {
  const kinds = new Set([...Object.keys(one.byKind), ...Object.keys(other.byKind)]);
  const byKind: BulkPlan['byKind'] = {};
  for (const kind of kinds as Set<keyof BulkPlan['byKind']>)
    byKind[kind] = (one.byKind[kind] ?? 0) + (other.byKind[kind] ?? 0);
  return {
    apps: one.apps + other.apps,
    changes: one.changes + other.changes,
    notRestorable: one.notRestorable + other.notRestorable,
    already: one.already + other.already,
    without: one.without + other.without,
    byKind,
    loss: sumOfLosses(one.loss, other.loss),
  };
}
