import { withStatuses } from '../access/access-bounds.ts';
import { evaluate, evaluateKey, type OwnerState, type Reason } from '../access/evaluate.ts';
import { statusAfter, type Action } from '../access/status.ts';
import type { App } from '../api/schemas.ts';
import type { ListedApp } from '../inventory/row.ts';
import type { PendingItem } from '../inventory/pending/pending-items.ts';
import { statusChange, type StatusChange } from '../operations/app/status-change.ts';
import type { Switch } from '../operations/app/switches.ts';

/**
 * Why an approval grants no access yet; `null` = it grants some, as far as known.
 *
 * @param owner `undefined` = not loaded
 * @param now ms
 */
export function reasonOfNoEffect(
  { app, level }: Pick<PendingItem, 'app' | 'level'>,
  owner: OwnerState | undefined,
  now: number,
): Reason | null {
  const after = withStatuses(app, [level], statusAfter.approve);
  const keys = after.credentials.filter(
    ({ consumerKey }) => level.key === undefined || consumerKey === level.key,
  );
  const reasons = keys.map((key) => {
    const product = key.products.find(({ name }) => name === level.product);
    if (product) return evaluate(after, key, product, owner, now).reasons[0] ?? null;
    const { usable, reason } = evaluateKey(after, key, owner, now);
    return usable > 0 ? null : reason;
  });
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

/** Approves a pending item, or rejects it, which revokes it. */
export function decisionOf(
  organization: string,
  item: Pick<PendingItem, 'app' | 'level'>,
  action: Action,
): StatusChange {
  return statusChange(pendingSwitch(organization, item), action);
}

/** The switch of a pending item. */
export function pendingSwitch(
  organization: string,
  { app, level }: Pick<PendingItem, 'app' | 'level'>,
): Switch {
  return { organization, app: asApp(app), level };
}

// The fields that the inventory does not keep are not needed: an operation compares statuses only, and before it is sent
// the app is read.
function asApp(app: ListedApp): App {
  return {
    callbackUrl: '',
    notes: '',
    attributes: [],
    reservedAttributes: [],
    scopes: [],
    createdBy: '',
    lastModifiedBy: '',
    ...app,
    skipped: app.skipped ?? [],
    credentials: app.credentials.map((key) => ({
      attributes: [],
      scopes: [],
      issuedAt: undefined,
      ...key,
      expiryUnknown: key.expiryUnknown ?? false,
    })),
  };
}
