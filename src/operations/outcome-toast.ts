import { ApiError } from '../api/api-error.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { showToast, type ToastAction, type ToastText } from '../ui/toast/toasts.ts';
import {
  canBeChecked,
  inverseOf,
  nameOf,
  statusAt,
  statusBefore,
  tookEffect,
  type Change,
  type Level,
  type Outcome,
} from './status-change.ts';
import type { Explain } from '../errors/explain.ts';
import { keyText, type NamedApp } from './key-text.ts';
import { gatewaysUntil, gatewaysWord } from './propagation.ts';
import { statusWord } from './status-word.ts';

interface Ways {
  /** puts an error in words */
  explain: Explain;
  /** absent where nothing leads back to what was there */
  undo?: () => void;
  /** wants the same again, on the ground of what was read last */
  retry: () => void;
  /** reads the app again */
  check: () => void;
  /** says what that found, when it was done already and the outcome stays open */
  checked?: () => string;
}

/** The thing a change is about, in words: a product, a key by its name in the app, or the app. */
export function subjectOf(app: NamedApp, { key, product }: Level): string {
  if (key === undefined) return m.subject_app({ app: app.displayName });
  if (product === undefined) return m.subject_key({ key: keyText(app, key) });
  return product;
}

/** *Revoking orders…*, for who can't see the switch. */
export function underWayText({ app, level, action }: Change): string {
  const subject = subjectOf(app, level);
  return action === 'approve' ? m.approving_what({ subject }) : m.revoking_what({ subject });
}

/** *Confirming orders…*, for who can't see the switch. */
export function confirmingText({ app, level }: Change): string {
  return m.confirming_what({ subject: subjectOf(app, level) });
}

/** What an open outcome says, for the toast and the result of many changes. */
export function openText({ change, outcome }: { change: Change; outcome: Outcome }): string {
  const { ending, app } = outcome;
  const status = app && statusAt(app, change.level);
  const word = statusWord(status ?? '');
  if (ending === 'not-applied') return m.open_not_applied({ status: word });
  if (ending === 'unverified') return `${m.toast_accepted()} ${m.toast_state_unknown()}`;
  if (ending === 'unconfirmed') {
    if (status !== undefined) return m.open_unconfirmed({ status: word });
    return change.level.product === undefined
      ? m.open_unconfirmed_no_key()
      : m.open_unconfirmed_no_product();
  }
  if (!app) return m.open_unknown_unread();
  return status === undefined ? m.open_unknown_missing() : m.open_unknown({ status: word });
}

/** Says what came of a change in a toast, which takes the place of an older one about the same switch. */
export function showOutcomeToast(change: Change, outcome: Outcome, ways: Ways): void {
  const isWell = tookEffect(outcome) || outcome.ending === 'already';
  showToast({
    topic: nameOf(change),
    tone: isWell ? 'success' : 'failure',
    text: () => (isWell ? successText(change, outcome, ways) : failureText(change, outcome, ways)),
  });
}

function successText(change: Change, outcome: Outcome, { undo, explain }: Ways): ToastText {
  const subject = subjectOf(change.app, change.level);
  const place = placeOf(change.app, change.level);
  const { action } = change;
  if (outcome.ending === 'already')
    return {
      title:
        action === 'approve'
          ? m.toast_already_approved({ subject })
          : m.toast_already_revoked({ subject }),
      body: sentences(place, m.toast_already()),
    };
  const anyway = outcome.ending === 'done-anyway' ? explain(outcome.error) : null;
  const before = statusBefore(change);
  const until = gatewaysUntil(change, outcome);
  return {
    title: action === 'approve' ? m.toast_approved({ subject }) : m.toast_revoked({ subject }),
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

function failureText(change: Change, outcome: Outcome, ways: Ways): ToastText {
  const { app, level, action } = change;
  const subject = subjectOf(app, level);
  const { ending, error } = outcome;
  const title =
    action === 'approve' ? m.toast_not_approved({ subject }) : m.toast_not_revoked({ subject });
  const place = placeOf(app, level);
  const again = tryAgain(outcome, ways);
  if (ending === 'gone')
    return { title, body: sentences(place, m.toast_gone(), !outcome.sent && m.toast_not_sent()) };
  const shown = statusWord((outcome.app && statusAt(outcome.app, level)) ?? '');
  if (canBeChecked(outcome)) {
    const why = error === undefined ? undefined : ways.explain(error);
    return {
      title: titleOfOpen(ending, subject) ?? title,
      body:
        ending === 'unverified'
          ? sentences(place, ways.checked?.(), openText({ change, outcome }), why?.what)
          : sentences(place, ways.checked?.(), why?.what, openText({ change, outcome })),
      ...(why && { details: { label: m.details(), lines: why.details } }),
      action: { label: m.check_again(), run: ways.check },
    };
  }
  const { what, next, details } = ways.explain(error);
  const state = outcome.app
    ? m.toast_state_read({ status: shown })
    : ending === 'not-sent'
      ? m.toast_not_sent()
      : m.toast_state_unknown();
  return {
    title,
    body: sentences(place, what, state, next),
    details: { label: m.details(), lines: details },
    ...again,
  };
}

function titleOfOpen(ending: Outcome['ending'], subject: string): string | undefined {
  if (ending === 'unverified') return m.toast_unverified({ subject });
  return ending === 'not-applied' ? undefined : m.toast_unconfirmed({ subject });
}

// Setting a status twice does no harm, so it may be wanted again; by hand only, and not before the server says.
function tryAgain({ error, at }: Outcome, { retry }: Ways): { action?: ToastAction } {
  const isApi = error instanceof ApiError;
  const isHopeless =
    isApi && ([400, 401, 403, 404].includes(error.status) || error.kind === 'signed-out');
  if (isHopeless) return {};
  const wait = isApi ? error.retryAfter : undefined;
  const notBefore = wait === undefined ? undefined : at + wait * 1000;
  return { action: { label: m.try_again(), notBefore, run: retry } };
}

// Where the subject is: the same product can stand in many keys, and the toast outlives the page.
function placeOf(app: NamedApp, { key, product }: Level): string {
  if (key === undefined) return '';
  const place = { key: keyText(app, key), app: app.displayName };
  return product === undefined ? m.place_of_key(place) : m.place_of_product(place);
}

function sentences(...parts: (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
