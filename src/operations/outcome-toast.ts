import { ApiError } from '../api/api-error.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { showToast, type ToastAction, type ToastText } from '../ui/toast/toasts.ts';
import {
  canBeChecked,
  inverseOf,
  switchId,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Level,
  type Outcome,
} from './app/status-change.ts';
import type { Explain } from '../errors/explain.ts';
import { subjectOf } from './app/subject.ts';
import { keyText, type NamedApp } from './app/key-text.ts';
import { gatewaysUntil, gatewaysWord } from './propagation.ts';
import { statusWord } from './app/status-word.ts';

interface ToastHandlers {
  explain: Explain;
  /** absent if the status before can't be restored */
  undo?: () => void;
  /** sends the same change again, based on the app as last read */
  retry: () => void;
  /** reads the app again */
  check: () => void;
  /** what *Check again* found, if the outcome is still undecided after it */
  checked?: () => string;
}

/** The text of an undecided outcome, for the toast and the bulk result. */
export function undecidedText({ change, outcome }: { change: Change; outcome: Outcome }): string {
  const { ending, app } = outcome;
  const status = app && statusAt(app, change.level);
  const word = statusWord(status ?? '');
  if (ending === 'not-applied') return m.open_not_applied({ status: word });
  if (ending === 'unverified') return `${m.toast_accepted()} ${m.toast_status_unknown()}`;
  if (ending === 'unconfirmed') {
    if (status !== undefined) return m.open_unconfirmed({ status: word });
    return change.level.product === undefined
      ? m.open_unconfirmed_no_key()
      : m.open_unconfirmed_no_product();
  }
  if (!app) return m.open_unknown_not_loaded();
  return status === undefined ? m.open_unknown_missing() : m.open_unknown({ status: word });
}

/** Shows the outcome of a change in a toast, which replaces an older one about the same switch. */
export function showOutcomeToast(change: Change, outcome: Outcome, handlers: ToastHandlers): void {
  const isSuccess = tookEffect(outcome) || outcome.ending === 'already';
  showToast({
    topic: switchId(change),
    tone: isSuccess ? 'success' : 'failure',
    text: () =>
      isSuccess ? successText(change, outcome, handlers) : failureText(change, outcome, handlers),
  });
}

function successText(
  change: Change,
  outcome: Outcome,
  { undo, explain }: ToastHandlers,
): ToastText {
  const label = subjectOf(change.app, change.level);
  const place = placeOf(change.app, change.level);
  const { action } = change;
  if (outcome.ending === 'already')
    return {
      title:
        action === 'approve'
          ? m.toast_already_approved({ label })
          : m.toast_already_revoked({ label }),
      body: sentences(place, m.toast_already()),
    };
  const anyway = outcome.ending === 'done-anyway' ? explain(outcome.error) : null;
  const before = statusBefore(change);
  const until = gatewaysUntil(change, outcome);
  return {
    title: action === 'approve' ? m.toast_approved({ label }) : m.toast_revoked({ label }),
    body: sentences(
      place,
      anyway?.what,
      anyway && m.toast_done_anyway(),
      m.verified_at({ time: formatTime(outcome.at) }),
      until !== null && gatewaysWord(action, until),
      inverseOf(before) === null && m.toast_no_undo({ status: statusWord(before) }),
      outcome.others && m.toast_others(),
    ),
    ...(anyway && { details: { label: m.details(), lines: anyway.details } }),
    ...(undo && { action: { label: m.undo(), run: undo } }),
  };
}

function failureText(change: Change, outcome: Outcome, handlers: ToastHandlers): ToastText {
  const { app, level, action } = change;
  const label = subjectOf(app, level);
  const { ending, error } = outcome;
  const title =
    action === 'approve' ? m.toast_not_approved({ label }) : m.toast_not_revoked({ label });
  const place = placeOf(app, level);
  const again = tryAgain(outcome, handlers);
  if (ending === 'gone')
    return { title, body: sentences(place, m.toast_gone(), !outcome.sent && m.toast_not_sent()) };
  const shown = statusWord((outcome.app && statusAt(outcome.app, level)) ?? '');
  if (canBeChecked(outcome)) {
    const why = error === undefined ? undefined : handlers.explain(error);
    return {
      title: undecidedTitle(ending, label) ?? title,
      body:
        ending === 'unverified'
          ? sentences(place, handlers.checked?.(), undecidedText({ change, outcome }), why?.what)
          : sentences(place, handlers.checked?.(), why?.what, undecidedText({ change, outcome })),
      ...(why && { details: { label: m.details(), lines: why.details } }),
      action: { label: m.check_again(), run: handlers.check },
    };
  }
  const { what, next, details } = handlers.explain(error);
  const state = outcome.app
    ? m.toast_checked_status({ status: shown })
    : ending === 'not-sent'
      ? m.toast_not_sent()
      : m.toast_status_unknown();
  return {
    title,
    body: sentences(place, what, state, next),
    details: { label: m.details(), lines: details },
    ...again,
  };
}

function undecidedTitle(ending: Outcome['ending'], label: string): string | undefined {
  if (ending === 'unverified') return m.toast_unverified({ label });
  return ending === 'not-applied' ? undefined : m.toast_unconfirmed({ label });
}

// Setting a status twice does no harm, so it can be tried again; only by hand, and not before Retry-After.
function tryAgain({ error, at }: Outcome, { retry }: ToastHandlers): { action?: ToastAction } {
  const isApi = error instanceof ApiError;
  const canNotSucceed =
    isApi && ([400, 401, 403, 404].includes(error.status) || error.kind === 'signed-out');
  if (canNotSucceed) return {};
  const wait = isApi ? error.retryAfter : undefined;
  const notBefore = wait === undefined ? undefined : at + wait * 1000;
  return { action: { label: m.try_again(), notBefore, run: retry } };
}

// Names the key and the app: many keys can have the same product, and the toast stays when its page is left.
function placeOf(app: NamedApp, { key, product }: Level): string {
  if (key === undefined) return '';
  const place = { key: keyText(app, key), app: app.displayName };
  return product === undefined ? m.place_of_key(place) : m.place_of_product(place);
}

function sentences(...parts: (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
