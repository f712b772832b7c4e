import { maskKey } from '../access/mask.ts';
import { knownStatus, outcomeOf, type Action } from '../access/status.ts';
import { m } from '../paraglide/messages.js';
import { showToast, type ToastText } from '../ui/toasts.ts';
import { changeKey, endingOf, type Change, type Level, type Outcome } from './change.ts';
import { explain } from './explain.ts';
import { statusWord } from './status-word.ts';

/** The thing a change is about, in words: a product, a key by its mask, or the app. */
export function subjectOf(app: { displayName: string }, { key, product }: Level): string {
  if (key === undefined) return m.subject_app({ app: app.displayName });
  if (product === undefined) return m.subject_key({ key: maskKey(key) });
  return product;
}

/** Says once what came of a change; `undo` is offered only where it restores what was there. */
export function tellOutcome(change: Change, outcome: Outcome, undo: () => void): void {
  const succeeded = endingOf(outcome, change.action).startsWith('done');
  const { organization, app, level } = change;
  showToast({
    topic: changeKey(organization, app.appId, level).join(' '),
    tone: succeeded ? 'success' : 'failure',
    text: () => (succeeded ? successText(change, outcome, undo) : failureText(change, outcome)),
  });
}

function successText(change: Change, outcome: Outcome, undo: () => void): ToastText {
  const { app, level, action, before } = change;
  const subject = subjectOf(app, level);
  const title = action === 'approve' ? m.toast_approved({ subject }) : m.toast_revoked({ subject });
  const anyway = endingOf(outcome, action) === 'done-anyway' ? explain(outcome.error) : null;
  const canUndo = inverseOf(before) !== null;
  const cannot = canUndo ? '' : m.toast_no_undo({ status: statusWord(before) });
  return {
    title,
    body: sentences(placeOf(app, level), anyway?.what, anyway && m.toast_done_anyway(), cannot),
    ...(anyway && { details: { label: m.details(), lines: anyway.details } }),
    ...(canUndo && { action: { label: m.undo(), run: undo } }),
  };
}

function failureText(change: Change, outcome: Outcome): ToastText {
  const { app, level, action, before } = change;
  const subject = subjectOf(app, level);
  const ending = endingOf(outcome, action);
  const title =
    action === 'approve' ? m.toast_not_approved({ subject }) : m.toast_not_revoked({ subject });
  if (ending === 'ignored')
    return {
      title,
      body: sentences(
        placeOf(app, level),
        m.toast_ignored({ status: statusWord(outcome.shown ?? before) }),
      ),
    };
  const { what, next, details } = explain(outcome.error);
  const state =
    outcome.shown === undefined
      ? m.toast_state_unknown()
      : m.toast_state_read({ status: statusWord(outcome.shown) });
  return {
    title: ending === 'unverified' ? m.toast_unverified({ subject }) : title,
    body: sentences(placeOf(app, level), what, state, next),
    details: { label: m.details(), lines: details },
  };
}

// Where the subject is: the same product can stand in many keys, and the toast outlives the page.
function placeOf(app: { displayName: string }, { key, product }: Level): string {
  if (key === undefined) return '';
  const place = { key: maskKey(key), app: app.displayName };
  return product === undefined ? m.place_of_key(place) : m.place_of_product(place);
}

function sentences(...parts: (string | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}

/** The action that leads back to a status, or `null`: nothing leads back to pending (reference §1.1). */
export function inverseOf(before: string): Action | null {
  const known = knownStatus(before);
  if (known === outcomeOf.approve) return 'approve';
  return known === outcomeOf.revoke ? 'revoke' : null;
}
