import type { OwnerState } from '../access/evaluate.ts';
import { isAlready, knownStatus, type Action } from '../access/status.ts';
import type { Level } from '../access/access-bounds.ts';
import type { Owner } from '../api/schemas.ts';
import { nameOfKey, type KeyName } from '../access/key-names.ts';
import { maskKey } from '../access/mask.ts';
import { accessLostBy, noLoss, sumOfLosses, type AccessLoss } from './access-loss.ts';
import { keysById } from './keys/key-id.ts';
import type { ListedApp } from './row.ts';

/**
 * Which statuses to set: those of the apps, of all their keys, of one product in all or in certain of their keys, of
 * whatever is pending (apps, keys and products), of certain keys, which a search found, of keys that were selected (by app
 * ID, their IDs of `keyIdOf`), or certain pending ones, by app ID.
 */
export type BulkTarget =
  | { kind: 'app' }
  | { kind: 'keys' }
  | { kind: 'product'; product: string }
  | { kind: 'product-in-keys'; product: string; keys: readonly string[] }
  | { kind: 'pending' }
  | { kind: 'found'; keys: readonly string[] }
  | { kind: 'selected'; keyIds: Readonly<Record<string, readonly string[]>> }
  | { kind: 'chosen'; levels: Partial<Record<string, readonly Level[]>> };

/** A change that is requested for many apps. */
export interface BulkRequest {
  action: Action;
  target: BulkTarget;
}

/** How much a request would change in the loaded apps. */
export interface BulkPlan {
  /** apps in which something will change */
  apps: number;
  /** switches that will change in them */
  changes: number;
  /** of those: with a status that no action sets, such as pending, so that Undo can't restore it */
  notRestorable: number;
  /** apps that have the requested status already */
  already: number;
  /** apps without keys, or without a key that has the product */
  without: number;
  /** apps that will change, by the kind of their owner, which decides the permission */
  byKind: Partial<Record<Owner['kind'], number>>;
  /** what stops working; nothing for an approval */
  loss: AccessLoss;
}

/** What the preview shows about the selected apps. It has no keys, only their masks. */
export interface Survey {
  plan: BulkPlan;
  /** products of their keys, at most 200 */
  products: string[];
  /** selected, but not known: not loaded, or with a change that is not confirmed */
  missing: string[];
  /** the apps that will change */
  changing: string[];
  /** what will change in each app, where apps differ in that (`variesByApp`); in a missing app, all that was asked for */
  changesByApp: ChangesByApp;
}

/** Changes by their names, by app ID. */
export type ChangesByApp = Partial<Record<string, NamedChange[]>>;

/** A product of a key, a whole key, or (without both) the whole app. */
export interface NamedChange {
  key?: KeyName;
  product?: string;
}

const maxListedProducts = 200;

/** A status that a request would set, as it is now. */
interface Switch {
  level: Level;
  status: string;
}

/** The current statuses that a request would set in an app. */
export function switchesOf(
  app: Pick<ListedApp, 'appId' | 'status' | 'credentials'>,
  target: BulkTarget,
): Switch[] {
  switch (target.kind) {
    case 'app':
      return [{ level: {}, status: app.status }];
    case 'keys':
      return keySwitches(app);
    case 'product':
      return productSwitches(app).filter(({ level }) => level.product === target.product);
    case 'product-in-keys':
      return productSwitches(app).filter(
        ({ level }) => level.product === target.product && target.keys.includes(level.key ?? ''),
      );
    case 'pending':
      return [
        { level: {}, status: app.status },
        ...keySwitches(app),
        ...productSwitches(app),
      ].filter(({ status }) => knownStatus(status) === 'pending');
    case 'found':
      return keySwitches(app).filter(({ level }) => target.keys.includes(level.key ?? ''));
    case 'selected':
      return selectedSwitches(app, target.keyIds[app.appId] ?? []);
    case 'chosen':
      return switchesOf(app, { kind: 'pending' }).filter(({ level }) =>
        target.levels[app.appId]?.some(
          ({ key, product }) => key === level.key && product === level.product,
        ),
      );
  }
}

function keySwitches({ credentials }: Pick<ListedApp, 'credentials'>): Switch[] {
  return credentials.map(({ consumerKey: key, status }) => ({ level: { key }, status }));
}

function selectedSwitches(
  { credentials }: Pick<ListedApp, 'credentials'>,
  keyIds: readonly string[],
): Switch[] {
  const byId = keysById(credentials);
  const keys = new Set(keyIds.map((id) => byId.get(id)));
  return keySwitches({ credentials }).filter(({ level }) => keys.has(level.key));
}

function productSwitches({ credentials }: Pick<ListedApp, 'credentials'>): Switch[] {
  return credentials.flatMap(({ consumerKey: key, products }) =>
    products.map(({ name: product, status }) => ({ level: { key, product }, status })),
  );
}

/** What the preview knows besides the apps. */
export interface SurveyFacts {
  /** `undefined` = the owner is not loaded */
  ownerOf(app: ListedApp): OwnerState | undefined;
  /** ms */
  now: number;
}

/** Counts what a request would change in apps. */
export function planOf(
  apps: Iterable<ListedApp>,
  { action, target }: BulkRequest,
  { ownerOf, now }: SurveyFacts,
): BulkPlan & Pick<Survey, 'changing' | 'changesByApp'> {
  const plan = {
    ...emptyPlan,
    byKind: {} as BulkPlan['byKind'],
    changing: [] as string[],
    changesByApp: {} as ChangesByApp,
  };
  for (const app of apps) {
    const switches = switchesOf(app, target);
    const open = switches.filter(({ status }) => !isAlready(status, action));
    if (switches.length === 0) plan.without += 1;
    else if (open.length === 0) plan.already += 1;
    else {
      const { kind } = app.owner;
      const levels = open.map(({ level }) => level);
      plan.apps += 1;
      plan.changing.push(app.appId);
      if (variesByApp(target))
        plan.changesByApp[app.appId] = namedChanges(levels, (key) => nameOfKey(app, key));
      plan.changes += open.length;
      plan.notRestorable += open.filter(({ status }) => !isSettable(status)).length;
      plan.byKind[kind] = (plan.byKind[kind] ?? 0) + 1;
      if (action === 'revoke')
        plan.loss = sumOfLosses(plan.loss, accessLostBy(app, levels, ownerOf(app), now));
    }
  }
  return plan;
}

// An action sets only these two, so only they can be restored.
function isSettable(status: string): boolean {
  return isAlready(status, 'approve') || isAlready(status, 'revoke');
}

/** Changes by the names of their keys and products. */
export function namedChanges(
  levels: readonly Level[],
  nameOf: (key: string) => KeyName,
): NamedChange[] {
  return levels.map(({ key, product }) => ({
    ...(key !== undefined && { key: nameOf(key) }),
    ...(product !== undefined && { product }),
  }));
}

/** Whether apps differ in what a request changes, so that lists name it for each. */
export function variesByApp({ kind }: BulkTarget): boolean {
  return kind === 'chosen' || kind === 'selected' || kind === 'pending';
}

/** What was chosen in apps of which nothing else is known. */
export function chosenInMissing(ids: readonly string[], target: BulkTarget): ChangesByApp {
  if (target.kind !== 'chosen') return {};
  return Object.fromEntries(
    ids.map((appId) => [
      appId,
      namedChanges(target.levels[appId] ?? [], (key) => ({ mask: maskKey(key) })),
    ]),
  );
}

/** The plan of a request that changes nothing. */
export const emptyPlan: BulkPlan = {
  apps: 0,
  changes: 0,
  notRestorable: 0,
  already: 0,
  without: 0,
  byKind: {},
  loss: noLoss,
};

/** Counts what a request would change in the selected apps. */
export function surveyOf(
  ids: readonly string[],
  appOf: (appId: string) => ListedApp | undefined,
  request: BulkRequest,
  facts: SurveyFacts,
): Survey {
  const apps: ListedApp[] = [];
  const missing: string[] = [];
  const products = new Set<string>();
  for (const appId of ids) {
    const app = appOf(appId);
    if (app) apps.push(app);
    else missing.push(appId);
  }
  for (const { credentials } of apps)
    for (const key of credentials)
      for (const { name } of key.products)
        if (products.size < maxListedProducts) products.add(name);
  const { changing, changesByApp, ...plan } = planOf(apps, request, facts);
  return { plan, products: [...products], missing, changing, changesByApp };
}
