/** How the expiry that a new key got differs from the one that was requested. `unknown` = the server sent an invalid one. */
export type ExpiryResult =
  | 'as-requested'
  | 'times-1000'
  | 'divided-by-1000'
  | 'different'
  | 'unknown';

/** The server may take its own time of issue, and round to seconds, in ms. */
const toleranceMs = 2000;

/** The times of a key, in ms. */
interface IssuedKey {
  issuedAt: number | undefined;
  /** `null` = never, or not known (`expiryUnknown`) */
  expiresAt: number | null;
  expiryUnknown: boolean;
}

/**
 * Compares the expiry of a new key with the requested one. A factor of 1,000 means that the server took ms for s, or s for
 * ms: the documents disagree for the apps of AppGroups (docs/apigee-api.md, "Times and expiry").
 *
 * @param requestedMs the requested life in ms; `null` = never
 */
export function compareExpiry(
  requestedMs: number | null,
  { issuedAt, expiresAt, expiryUnknown }: IssuedKey,
): ExpiryResult {
  if (expiryUnknown) return 'unknown';
  if (requestedMs === null) return expiresAt === null ? 'as-requested' : 'different';
  if (expiresAt === null || issuedAt === undefined) return 'different';
  const lifeMs = expiresAt - issuedAt;
  if (Math.abs(lifeMs - requestedMs) <= toleranceMs) return 'as-requested';
  if (Math.abs(lifeMs / 1000 - requestedMs) <= toleranceMs) return 'times-1000';
  return Math.abs(lifeMs - requestedMs / 1000) <= toleranceMs ? 'divided-by-1000' : 'different';
}
