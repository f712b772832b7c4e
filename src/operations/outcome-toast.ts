import { ApiError } from '../api/api-error.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { showToast, type ToastAction, type ToastText } from '../ui/toast/toasts.ts';
import type { Explain } from '../errors/explain.ts';
import type { ReportTexts } from './operation-texts.ts';
import {
  canBeChecked,
  tookEffect,
  valueAfter,
  valueBefore,
  type Operation,
  type Outcome,
} from './operation.ts';
import { gatewaysUntil } from './propagation.ts';

interface ToastHandlers {
  texts: ReportTexts;
  explain: Explain;
  /** absent if the value before can't be restored */
  undo?: () => void;
  /** runs the same operation again, based on the resource as last read */
  retry: () => void;
  /** reads the resource again */
  check: () => void;
  /** what *Check again* found, if the outcome is still undecided after it */
  checked?: () => string;
}

/** The text of an undecided outcome, for the toast and the bulk result. */
export function undecidedText({
  operation,
  outcome,
}: {
  operation: Operation;
  outcome: Outcome;
}): string {
  const { texts } = operation;
  const { ending, state } = outcome;
  const value = valueAfter(operation, outcome);
  const status = texts.value(value);
  if (ending === 'not-applied') return m.open_not_applied({ status });
  if (ending === 'unverified') return `${m.toast_accepted()} ${m.toast_status_unknown()}`;
  if (ending === 'unconfirmed')
    return value === undefined ? texts.missing() : m.open_unconfirmed({ status });
  if (state === undefined) return m.open_unknown_not_loaded();
  return value === undefined ? m.open_unknown_missing() : m.open_unknown({ status });
}

/** Shows the outcome of an operation in a toast, which replaces an older one about the same value. */
export function showOutcomeToast(
  operation: Operation,
  outcome: Outcome,
  handlers: ToastHandlers,
): void {
  const isSuccess = tookEffect(outcome) || outcome.ending === 'already';
  showToast({
    topic: operation.id,
    tone: isSuccess ? 'success' : 'failure',
    text: () =>
      isSuccess
        ? successText(operation, outcome, handlers)
        : failureText(operation, outcome, handlers),
  });
}

function successText(operation: Operation, outcome: Outcome, handlers: ToastHandlers): ToastText {
  const { undo, explain } = handlers;
  const { texts } = operation;
  const { state, at } = outcome;
  if (outcome.ending === 'already')
    return {
      title: handlers.texts.already(),
      body: sentences(texts.place(), handlers.texts.alreadyExplained?.() ?? m.toast_already()),
    };
  const anyway = outcome.ending === 'done-anyway' ? explain(outcome.error) : null;
  const until = gatewaysUntil(operation, outcome);
  const canNotBeUndone = operation.inverse(state, at) === null;
  return {
    title: handlers.texts.done(),
    body: sentences(
      texts.place(),
      anyway?.what,
      anyway && m.toast_done_anyway(),
      m.verified_at({ time: formatTime(at) }),
      until !== null && texts.gateways({ time: formatTime(until) }),
      canNotBeUndone &&
        (handlers.texts.noUndo?.() ??
          m.toast_no_undo({ status: texts.value(valueBefore(operation)) })),
      outcome.others && m.toast_others(),
    ),
    ...(anyway && { details: { label: m.details(), lines: anyway.details } }),
    ...(undo && { action: { label: m.undo(), run: undo } }),
  };
}

function failureText(operation: Operation, outcome: Outcome, handlers: ToastHandlers): ToastText {
  const { texts } = operation;
  const { ending, error } = outcome;
  const title = handlers.texts.failed();
  const place = texts.place();
  const again = tryAgain(outcome, handlers);
  if (ending === 'gone')
    return { title, body: sentences(place, m.toast_gone(), !outcome.sent && m.toast_not_sent()) };
  if (canBeChecked(outcome)) {
    const why = error === undefined ? undefined : handlers.explain(error);
    const text = undecidedText({ operation, outcome });
    return {
      title: undecidedTitle(ending, texts.label()) ?? title,
      body:
        ending === 'unverified'
          ? sentences(place, handlers.checked?.(), text, why?.what)
          : sentences(place, handlers.checked?.(), why?.what, text),
      ...(why && { details: { label: m.details(), lines: why.details } }),
      action: { label: m.check_again(), run: handlers.check },
    };
  }
  const { what, next, details } = handlers.explain(error);
  const read =
    outcome.state !== undefined
      ? m.toast_checked_status({ status: texts.value(valueAfter(operation, outcome)) })
      : ending === 'not-sent'
        ? m.toast_not_sent()
        : m.toast_status_unknown();
  return {
    title,
    body: sentences(place, what, read, next),
    details: { label: m.details(), lines: details },
    ...again,
  };
}

function undecidedTitle(ending: Outcome['ending'], label: string): string | undefined {
  if (ending === 'unverified') return m.toast_unverified({ label });
  return ending === 'not-applied' ? undefined : m.toast_unconfirmed({ label });
}

// Sending it twice does no harm, so it can be tried again; only by hand, and not before Retry-After.
function tryAgain({ error, at }: Outcome, { retry }: ToastHandlers): { action?: ToastAction } {
  const isApi = error instanceof ApiError;
  const canNotSucceed =
    isApi && ([400, 401, 403, 404].includes(error.status) || error.kind === 'signed-out');
  if (canNotSucceed) return {};
  const wait = isApi ? error.retryAfter : undefined;
  const notBefore = wait === undefined ? undefined : at + wait * 1000;
  return { action: { label: m.try_again(), notBefore, run: retry } };
}

function sentences(...parts: (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
