/**
 * The words Apigee uses for the status of an app, a key and a product in a key. What the server sends
 * is kept as it came; only comparisons fold the case, because runtimes store `APPROVED` (docs/apigee-api.md,
 * "Statuses").
 */
export type KnownStatus = 'approved' | 'revoked' | 'pending';

/** The two things a person can do at each of the three levels; `pending` can be left and never set. */
export type Action = 'approve' | 'revoke';

/** The state each action leads to (docs/apigee-api.md, "Statuses"). */
export const outcomeOf = { approve: 'approved', revoke: 'revoked' } as const;

/** Folds case, nothing else. Returns `null` for anything but the three known words. */
export function knownStatus(status: string): KnownStatus | null {
  const folded = status.toLowerCase();
  return folded === 'approved' || folded === 'revoked' || folded === 'pending' ? folded : null;
}

/**
 * An owner (developer, AppGroup, company) is active or not; case is ignored (docs/apigee-api.md, "Effective access").
 */
export function isActive(status: string): boolean {
  return status.toLowerCase() === 'active';
}

/** True when doing `action` would leave the status as it is, so there is nothing to send. */
export function isAlready(status: string, action: Action): boolean {
  return knownStatus(status) === outcomeOf[action];
}

/**
 * The one of two statuses that gives less access: revoked, then anything that is neither approved nor revoked, then
 * approved.
 */
export function worseStatus(one: string, other: string): string {
  const rank = (status: string) =>
    ['revoked', null, 'pending', 'approved'].indexOf(knownStatus(status));
  return rank(other) < rank(one) ? other : one;
}
