/**
 * The statuses of apps, keys and products in keys. Values of the server are kept unchanged and compared without case,
 * because runtimes store `APPROVED` (docs/apigee-api.md, "Statuses").
 */
export type KnownStatus = 'approved' | 'revoked' | 'pending';

/** The two actions on a status; no action sets `pending`. */
export type Action = 'approve' | 'revoke';

/** The two actions on the status of an owner; each is named as the status that it sets. */
export type OwnerAction = 'active' | 'inactive';

/** The status after each action (docs/apigee-api.md, "Statuses"). */
export const statusAfter = { approve: 'approved', revoke: 'revoked' } as const;

/** One of the three known statuses, in any case; `null` = another value. */
export function knownStatus(status: string): KnownStatus | null {
  const folded = status.toLowerCase();
  return folded === 'approved' || folded === 'revoked' || folded === 'pending' ? folded : null;
}

/** Those that are not approved. */
export function notApproved<T extends { status: string }>(rows: readonly T[]): T[] {
  return rows.filter(({ status }) => knownStatus(status) !== 'approved');
}

/** Whether the status of an owner is active, in any case (docs/apigee-api.md, "Effective access"). */
export function isActive(status: string): boolean {
  return status.toLowerCase() === 'active';
}

/** Whether the status of an owner is the given one, in any case. */
export function isSameOwnerStatus(status: string, other: OwnerAction): boolean {
  return status.toLowerCase() === other;
}

/** Whether an action would not change the status, so no request is needed. */
export function isAlready(status: string, action: Action): boolean {
  return knownStatus(status) === statusAfter[action];
}

/** The status that gives less access, in the order: revoked, unknown, pending, approved. */
export function worseStatus(one: string, other: string): string {
  const rank = (status: string) =>
    ['revoked', null, 'pending', 'approved'].indexOf(knownStatus(status));
  return rank(other) < rank(one) ? other : one;
}
