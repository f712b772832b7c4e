import { ApiError } from '../../api/api-error.ts';
import type { Explain } from '../../errors/explain.ts';
import { m } from '../../paraglide/messages.js';
import type { FinishedOperation } from '../log.ts';
import { canBeChecked, tookEffect, valueBefore, type Outcome } from '../operation.ts';

/** What a person needs besides the outcome itself. */
interface OutcomeHints {
  /** why it failed, or which error it had */
  why: string | undefined;
  /** what to do next, or to know */
  more: string | undefined;
  /** the server's words */
  details: string[];
}

/** The reason of an outcome, what to do next, and the server's words. */
export function outcomeHints(
  { operation, outcome }: Pick<FinishedOperation, 'operation' | 'outcome'>,
  explain: Explain,
): OutcomeHints {
  const { ending, error, others, state, at } = outcome;
  const explained = error === undefined ? undefined : explain(error);
  const { what: why, details = [] } = explained ?? {};
  if (tookEffect(outcome)) {
    const canNotBeUndone = operation.inverse(state, at) === null;
    const status = operation.texts.value(valueBefore(operation));
    const more = sentences(
      canNotBeUndone && (operation.texts.noUndo?.() ?? m.toast_no_undo({ status })),
      others && m.toast_others(),
    );
    return { why, more, details };
  }
  const hasNextStep = !canBeChecked(outcome) && ending !== 'replaced';
  return { why, more: (hasNextStep && explained?.next) || undefined, details };
}

/** Joins sentences, without those that do not apply. */
export function sentences(...parts: (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}

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
