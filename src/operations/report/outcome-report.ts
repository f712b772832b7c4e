import type { Explain } from '../../errors/explain.ts';
import { formatTime } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import type { ReportTexts } from '../operation-texts.ts';
import type { FinishedOperation } from '../log.ts';
import {
  canBeChecked,
  tookEffect,
  valueAfter,
  type Operation,
  type Outcome,
} from '../operation.ts';
import { outcomeHints, sentences } from './outcome-hints.ts';
import { gatewaysUntil } from './propagation.ts';

/** An outcome in words that are understood anywhere: for a toast, and to announce it. */
export interface OutcomeReport {
  title: string;
  body: string | undefined;
  /** the server's words */
  details: string[];
}

interface Wording {
  texts: ReportTexts;
  explain: Explain;
  /** what *Check again* found, if the outcome is still undecided after it */
  checked?: (() => string) | undefined;
}

/** Whether what was requested holds. */
export function isSuccess(outcome: Outcome): boolean {
  return tookEffect(outcome) || outcome.ending === 'already';
}

/** The text of an undecided outcome, for the toast and the bulk result. */
export function undecidedText({
  operation,
  outcome,
}: Pick<FinishedOperation, 'operation' | 'outcome'>): string {
  const { texts } = operation;
  const { ending, state } = outcome;
  const value = valueAfter(operation, outcome);
  const status = texts.value(value);
  if (operation.isCreation && value === '') return absentText(ending);
  if (ending === 'not-applied') return m.open_not_applied({ status });
  if (ending === 'unverified') return `${m.toast_accepted()} ${m.toast_status_unknown()}`;
  if (ending === 'unconfirmed')
    return value === undefined ? texts.missing() : m.open_unconfirmed({ status });
  if (state === undefined) return m.open_unknown_not_loaded();
  return value === undefined ? m.open_unknown_missing() : m.open_unknown({ status });
}

// What is to be created has no status that could be named.
function absentText(ending: Outcome['ending']): string {
  if (ending === 'not-applied') return m.open_not_applied_absent();
  return ending === 'unconfirmed' ? m.open_unconfirmed_absent() : m.open_unknown_absent();
}

/** The outcome of an operation in words. */
export function reportOf(
  record: Pick<FinishedOperation, 'operation' | 'outcome'>,
  wording: Wording,
): OutcomeReport {
  return isSuccess(record.outcome)
    ? successReport(record, wording)
    : failureReport(record, wording);
}

type Reported = Pick<FinishedOperation, 'operation' | 'outcome'>;

function successReport({ operation, outcome }: Reported, wording: Wording): OutcomeReport {
  const { texts } = operation;
  const place = texts.place();
  if (outcome.ending === 'already')
    return {
      title: wording.texts.already(),
      body: sentences(place, wording.texts.alreadyExplained?.() ?? m.toast_already()),
      details: [],
    };
  const { why, more, details } = outcomeHints({ operation, outcome }, wording.explain);
  const until = gatewaysUntil(operation, outcome);
  return {
    title: wording.texts.done(),
    body: sentences(
      place,
      why,
      why !== undefined && m.toast_done_anyway(),
      m.verified_at({ time: formatTime(outcome.at) }),
      until !== null && texts.gateways({ time: formatTime(until) }),
      more,
    ),
    details,
  };
}

function failureReport({ operation, outcome }: Reported, wording: Wording): OutcomeReport {
  const { texts } = operation;
  const { ending } = outcome;
  const title = wording.texts.failed();
  const place = texts.place();
  const { why, more, details } = outcomeHints({ operation, outcome }, wording.explain);
  if (ending === 'gone')
    return {
      title,
      body: sentences(place, m.toast_gone(), !outcome.sent && m.toast_not_sent()),
      details,
    };
  if (canBeChecked(outcome)) {
    const text = undecidedText({ operation, outcome });
    const checked = wording.checked?.();
    return {
      title: undecidedTitle(ending, texts.label()) ?? title,
      body:
        ending === 'unverified'
          ? sentences(place, checked, text, why)
          : sentences(place, checked, why, text),
      details,
    };
  }
  return { title, body: sentences(place, why, whatIsNow(operation, outcome), more), details };
}

function whatIsNow(operation: Operation, outcome: Outcome): string {
  if (outcome.state !== undefined) {
    const value = valueAfter(operation, outcome);
    if (operation.isCreation && value === '') return m.toast_checked_absent();
    return m.toast_checked_status({ status: operation.texts.value(value) });
  }
  return outcome.ending === 'not-sent' ? m.toast_not_sent() : m.toast_status_unknown();
}

function undecidedTitle(ending: Outcome['ending'], label: string): string | undefined {
  if (ending === 'unverified') return m.toast_unverified({ label });
  return ending === 'not-applied' ? undefined : m.toast_unconfirmed({ label });
}
