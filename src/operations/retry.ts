import { ApiError } from '../api/api-error.ts';
import { canBeChecked, tookEffect, type Outcome } from './operation.ts';

/**
 * When an operation can be tried again: sending it twice does no harm, but only by hand, and not before Retry-After.
 * `null` = it can't, or that can't succeed. `notBefore` in ms.
 */
export function possibleRetry(outcome: Outcome): { notBefore: number } | null {
  const { ending, error, at } = outcome;
  if (tookEffect(outcome) || canBeChecked(outcome)) return null;
  if (ending !== 'failed' && ending !== 'not-sent') return null;
  if (!(error instanceof ApiError)) return { notBefore: 0 };
  const { status, kind, retryAfter } = error;
  if ([400, 401, 403, 404].includes(status) || kind === 'signed-out') return null;
  return { notBefore: retryAfter === undefined ? 0 : at + retryAfter * 1000 };
}
