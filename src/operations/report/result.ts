import { formatTime } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import type { ActivityRecord } from '../log.ts';
import { valueAfter, type Operation, type Outcome } from '../operation.ts';

/** The outcome of an operation in a few words, and how it is marked. */
export interface Result {
  tone: 'success' | 'failure' | 'neutral';
  text: string;
}

/** *Revoked, verified 14:03:20*. Only what a read shows is called verified. */
export function resultOf({
  operation,
  outcome,
  isConfirming = false,
}: Pick<ActivityRecord, 'operation' | 'outcome' | 'isConfirming'>): Result {
  const { texts } = operation;
  if (!outcome) return { tone: 'neutral', text: isConfirming ? m.confirming() : texts.running() };
  const time = formatTime(outcome.at);
  switch (outcome.ending) {
    case 'done':
      return { tone: 'success', text: texts.results.done({ time }) };
    case 'done-anyway':
      return { tone: 'success', text: texts.results.doneAnyway({ time }) };
    case 'already':
      return { tone: 'neutral', text: texts.results.already({ time }) };
    case 'conflict':
      return { tone: 'failure', text: m.result_conflict({ time }) };
    case 'not-sent':
      return { tone: 'failure', text: m.result_not_sent({ time }) };
    case 'gone':
      return { tone: 'failure', text: m.result_gone({ time }) };
    case 'unconfirmed':
      return { tone: 'failure', text: unconfirmed(operation, outcome, time) };
    case 'unknown':
      return { tone: 'failure', text: notKnown(operation, outcome, time) };
    case 'not-applied':
      return {
        tone: 'failure',
        text: m.result_not_applied({ time, status: shownValue(operation, outcome) }),
      };
    case 'replaced':
      return { tone: 'neutral', text: m.result_replaced({ time }) };
    case 'unverified':
      return { tone: 'failure', text: m.result_unverified({ time }) };
    case 'failed':
      return { tone: 'failure', text: failure(operation, outcome, time) };
  }
}

function failure(operation: Operation, outcome: Outcome, time: string): string {
  if (outcome.state === undefined) return m.result_failed_not_loaded({ time });
  return m.result_failed({ time, status: shownValue(operation, outcome) });
}

function unconfirmed(operation: Operation, outcome: Outcome, time: string): string {
  return valueAfter(operation, outcome) === undefined
    ? operation.texts.results.missing({ time })
    : m.result_unconfirmed({ time, status: shownValue(operation, outcome) });
}

function notKnown(operation: Operation, outcome: Outcome, time: string): string {
  if (outcome.state === undefined) return m.result_unknown_not_loaded({ time });
  return valueAfter(operation, outcome) === undefined
    ? m.result_unknown_missing({ time })
    : m.result_unknown({ time, status: shownValue(operation, outcome) });
}

function shownValue(operation: Operation, outcome: Outcome): string {
  return operation.texts.value(valueAfter(operation, outcome));
}
