import { hasOwner, ownerPath } from '../../api/owners.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';
import { targetPath } from '../../api/status.ts';
import { tasksOf } from '../../bulk/run/bulk-tasks.ts';
import type { Failure, Task } from '../../bulk/run/bulk-state.ts';
import type { BulkRequest, BulkTarget } from '../../inventory/bulk-plan.ts';
import { ownerKey } from '../../inventory/row.ts';
import { appResource } from '../../operations/app/app-resource.ts';
import { switchId, wireTarget, type Level } from '../../operations/app/switches.ts';
import type { ResourceId } from '../../operations/operation.ts';
import { ownerResource, ownerStatusId } from '../../operations/owner/owner-resource.ts';
import { ownerStatusChange } from '../../operations/owner/owner-status-change.ts';
import { groupBy } from '../group-by.ts';
import { appNow, foundCredential, isRevokedNow } from '../leaked-keys.ts';
import type { LeakedKey, Incident } from '../incident.ts';

/** What is revoked because of leaked keys: the keys, one product in them, their apps, or their owners. */
export type RevokeLevel =
  | { kind: 'key' }
  | { kind: 'product'; product: string }
  | { kind: 'app' }
  | { kind: 'owner' };

/** A level of an app. */
export type AppLevel = Exclude<RevokeLevel, { kind: 'owner' }>;

export const keyLevel: RevokeLevel & AppLevel = { kind: 'key' };

/** Identifies a level. */
export function levelId(level: RevokeLevel): string {
  return level.kind === 'product' ? `product ${level.product}` : level.kind;
}

/** The levels at which this tab may have changed a key: the key itself, and those that were chosen for it. */
export function triedLevels(
  { id }: Pick<LeakedKey, 'id'>,
  { revocations }: Incident,
): RevokeLevel[] {
  const chosen = [...revocations.values()].filter(({ ids }) => ids.has(id));
  const others = chosen.filter(({ level }) => level.kind !== 'key').map(({ level }) => level);
  return [keyLevel, ...others];
}

/** The bulk request that revokes a level of certain keys. */
export function requestFor(
  leakedKeys: readonly Pick<LeakedKey, 'key'>[],
  level: AppLevel,
): BulkRequest {
  return {
    action: 'revoke',
    target: targetOf(
      leakedKeys.map(({ key }) => key),
      level,
    ),
  };
}

function targetOf(keys: readonly string[], level: AppLevel): BulkTarget {
  if (level.kind === 'app') return level;
  if (level.kind === 'key') return { kind: 'found', keys };
  return { kind: 'product-in-keys', product: level.product, keys };
}

/** The tasks that revoke a level of keys of one organization. */
export function revokeTasks(
  organization: string,
  leakedKeys: readonly LeakedKey[],
  level: RevokeLevel,
): Task[] {
  if (level.kind === 'owner')
    return ownersOf(leakedKeys).map(({ owner }) => ({
      resource: ownerResource(organization, owner),
      operations: (record: OwnerRecord) => [
        ownerStatusChange({ organization, owner, record }, 'inactive'),
      ],
    }));
  // App by app: a key that several apps share is revoked only in those where it is selected.
  return [...groupBy(leakedKeys, ({ app }) => app.appId)].flatMap(([appId, ofApp]) =>
    tasksOf(organization, [appId], requestFor(ofApp, level)),
  );
}

/** The owners of the apps of some keys, each once. Apps without an owner have none. */
export function ownersOf(
  leakedKeys: readonly Pick<LeakedKey, 'organization' | 'app'>[],
): { organization: string; owner: Owner }[] {
  const owners = new Map<string, { organization: string; owner: Owner }>();
  for (const { organization, app } of leakedKeys)
    if (hasOwner(app.owner))
      owners.set(`${organization} ${ownerKey(app.owner)}`, { organization, owner: app.owner });
  return [...owners.values()];
}

/** The products in some keys, those in most keys first. */
export function productsIn(leakedKeys: readonly LeakedKey[]): string[] {
  const counts = new Map<string, number>();
  for (const leakedKey of leakedKeys)
    for (const { name } of foundCredential(appNow(leakedKey), leakedKey)?.products ?? [])
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}

/** How many keys, apps or owners a revocation of a level changes. */
export function countAt(leakedKeys: readonly LeakedKey[], { kind }: RevokeLevel): number {
  if (kind === 'owner') return ownersOf(leakedKeys).length;
  if (kind !== 'app') return leakedKeys.length;
  return new Set(leakedKeys.map(({ organization, app }) => `${organization} ${app.appId}`)).size;
}

/** The level that is offered first: the keys, or if all are revoked, their apps. */
export function firstLevel(leakedKeys: readonly LeakedKey[]): RevokeLevel {
  return leakedKeys.every(isRevokedNow) ? { kind: 'app' } : keyLevel;
}

/** The keys in which a revocation of a level changes something: with a product, those that have it. */
export function keysAt(leakedKeys: readonly LeakedKey[], level: RevokeLevel): LeakedKey[] {
  if (level.kind === 'key') return leakedKeys.filter((leakedKey) => !isRevokedNow(leakedKey));
  if (level.kind !== 'product') return [...leakedKeys];
  return leakedKeys.filter((leakedKey) =>
    foundCredential(appNow(leakedKey), leakedKey)?.products.some(
      ({ name }) => name === level.product,
    ),
  );
}

/** The `Operation.id` of revoking a level of a key. */
export function operationIdOf(
  { organization, app, key }: Pick<LeakedKey, 'organization' | 'app' | 'key'>,
  level: RevokeLevel = keyLevel,
): string {
  if (level.kind === 'owner') return ownerStatusId(organization, app.owner);
  return switchId({ organization, app, level: switchLevel(key, level) });
}

/** What is read and changed to revoke a level of a key: its app or its owner. */
export function resourceOf({ organization, app }: LeakedKey, level: RevokeLevel): ResourceId {
  return level.kind === 'owner'
    ? ownerResource(organization, app.owner)
    : appResource(organization, app.appId);
}

/** Why a level of a key could not be revoked, if so. */
export function failureAt(
  leakedKey: LeakedKey,
  level: RevokeLevel,
  { revocations }: Incident,
): Failure | undefined {
  const { failures = [] } = revocations.get(levelId(level))?.runs.get(leakedKey.organization) ?? {};
  return failures.find(({ operation, resource }) =>
    // Without an operation, the resource could not be read.
    operation
      ? operation.id === operationIdOf(leakedKey, level)
      : resource.id === resourceOf(leakedKey, level).id,
  );
}

/** The path of the request that revokes a level of a key, as in `SentWrite`; empty = there is none. */
export function requestPathOf({ organization, app, key }: LeakedKey, level: RevokeLevel): string {
  if (!hasOwner(app.owner)) return '';
  if (level.kind === 'owner') return ownerPath(organization, app.owner);
  return targetPath(wireTarget({ organization, app, level: switchLevel(key, level) }));
}

function switchLevel(key: string, level: AppLevel): Level {
  if (level.kind === 'app') return {};
  return level.kind === 'key' ? { key } : { key, product: level.product };
}
