import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import type { ActivityRecord } from './log.ts';
import { statusAt, type Change, type Outcome } from './app/status-change.ts';
import { statusWord } from './app/status-word.ts';

/** The outcome of a change in a few words, and how it is marked. */
export interface ChangeResult {
  tone: 'success' | 'failure' | 'neutral';
  text: string;
}

/** *Revoked, verified 14:03:20*. Only what a read shows is called verified. */
export function resultOf({
  change,
  outcome,
  isConfirming = false,
}: Pick<ActivityRecord, 'change' | 'outcome' | 'isConfirming'>): ChangeResult {
  const isRevoke = change.action === 'revoke';
  if (!outcome && isConfirming) return { tone: 'neutral', text: m.confirming() };
  if (!outcome) return { tone: 'neutral', text: isRevoke ? m.revoking() : m.approving() };
  const time = formatTime(outcome.at);
  switch (outcome.ending) {
    case 'done':
      return {
        tone: 'success',
        text: isRevoke ? m.result_revoked({ time }) : m.result_approved({ time }),
      };
    case 'done-anyway':
      return {
        tone: 'success',
        text: isRevoke ? m.result_revoked_anyway({ time }) : m.result_approved_anyway({ time }),
      };
    case 'already':
      return {
        tone: 'neutral',
        text: isRevoke ? m.result_already_revoked({ time }) : m.result_already_approved({ time }),
      };
    case 'conflict':
      return { tone: 'failure', text: m.result_conflict({ time }) };
    case 'not-sent':
      return { tone: 'failure', text: m.result_not_sent({ time }) };
    case 'gone':
      return { tone: 'failure', text: m.result_gone({ time }) };
    case 'unconfirmed':
      return { tone: 'failure', text: unconfirmed(change, outcome, time) };
    case 'unknown':
      return { tone: 'failure', text: notKnown(change, outcome, time) };
    case 'not-applied':
      return {
        tone: 'failure',
        text: m.result_not_applied({ time, status: shown(change, outcome) }),
      };
    case 'replaced':
      return { tone: 'neutral', text: m.result_replaced({ time }) };
    case 'unverified':
      return { tone: 'failure', text: m.result_unverified({ time }) };
    case 'failed':
      return { tone: 'failure', text: failure(change, outcome, time) };
  }
}

function failure(change: Change, outcome: Outcome, time: string): string {
  if (!outcome.app) return m.result_failed_not_loaded({ time });
  return m.result_failed({ time, status: shown(change, outcome) });
}

function unconfirmed({ level }: Change, { app }: Outcome, time: string): string {
  const status = app && statusAt(app, level);
  if (status !== undefined) return m.result_unconfirmed({ time, status: statusWord(status) });
  return level.product === undefined
    ? m.result_unconfirmed_no_key({ time })
    : m.result_unconfirmed_no_product({ time });
}

function notKnown({ level }: Change, { app }: Outcome, time: string): string {
  if (!app) return m.result_unknown_not_loaded({ time });
  const status = statusAt(app, level);
  return status === undefined
    ? m.result_unknown_missing({ time })
    : m.result_unknown({ time, status: statusWord(status) });
}

function shown(change: Change, { app }: Outcome): string {
  return statusWord((app && statusAt(app, change.level)) ?? '');
}
