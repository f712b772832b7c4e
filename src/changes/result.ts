import { clock } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import type { ActivityRecord } from './activity.ts';
import { statusAt, type Change, type Outcome } from './change.ts';
import { statusWord } from './status-word.ts';

/** What came of a change in a few words, and how it looks: `open` is neither well nor ill yet. */
export interface Result {
  tone: 'well' | 'ill' | 'open';
  text: string;
}

/** *Revoked, verified 14:03:20*. Nothing else than what was read again is called verified. */
export function resultOf({ change, outcome }: Pick<ActivityRecord, 'change' | 'outcome'>): Result {
  const isRevoke = change.action === 'revoke';
  if (!outcome) return { tone: 'open', text: isRevoke ? m.revoking() : m.approving() };
  const time = clock(outcome.at);
  switch (outcome.ending) {
    case 'done':
      return {
        tone: 'well',
        text: isRevoke ? m.result_revoked({ time }) : m.result_approved({ time }),
      };
    case 'done-anyway':
      return {
        tone: 'well',
        text: isRevoke ? m.result_revoked_anyway({ time }) : m.result_approved_anyway({ time }),
      };
    case 'already':
      return {
        tone: 'open',
        text: isRevoke ? m.result_already_revoked({ time }) : m.result_already_approved({ time }),
      };
    case 'conflict':
      return { tone: 'ill', text: m.result_conflict({ time }) };
    case 'not-sent':
      return { tone: 'ill', text: m.result_not_sent({ time }) };
    case 'gone':
      return { tone: 'ill', text: m.result_gone({ time }) };
    case 'ignored':
      return { tone: 'ill', text: m.result_ignored({ time, status: shown(change, outcome) }) };
    case 'unverified':
      return { tone: 'ill', text: m.result_unverified({ time }) };
    case 'failed':
      return { tone: 'ill', text: failure(change, outcome, time) };
  }
}

function failure(change: Change, outcome: Outcome, time: string): string {
  if (!outcome.app) return m.result_failed_unread({ time });
  return m.result_failed({ time, status: shown(change, outcome) });
}

function shown(change: Change, { app }: Outcome): string {
  return statusWord((app && statusAt(app, change.level)) ?? '');
}
