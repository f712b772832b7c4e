import type { QueryClient } from '@tanstack/react-query';
import type { Explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { showToast } from '../ui/toast/toasts.ts';
import { attempt } from './attempt.ts';
import { followUp } from './confirm/follow-up.ts';
import { isSuperseded, settleUndecided, type FinishedOperation } from './log.ts';
import { tookEffect, type Operation, type ResourceId } from './operation.ts';
import { isShownInPlace, isSuccessShown } from './report/outcome-places.ts';
import { askQuestion, type PendingConflict } from './report/pending-questions.ts';
import { runOperation } from './run.ts';

/**
 * Runs an operation and reports its outcome once: in the note beside its switch, or in a toast when that is not on the
 * screen, or in a conflict dialog when someone else changed the resource. Follows up an undecided outcome.
 */
export async function runAndReport(client: QueryClient, operation: Operation): Promise<void> {
  const record = await runAnnounced(client, operation);
  if (!record) return;
  await report(client, record);
  followUp(client, operation, (settled) => reportLate(client, settled));
}

/** `runOperation`; announces what it does. */
export function runAnnounced(client: QueryClient, operation: Operation) {
  const { runningAnnounced, confirmingAnnounced } = operation.texts;
  return runOperation(client, operation, {
    start: () => announce(runningAnnounced()),
    confirm: () => announce(confirmingAnnounced()),
  });
}

/** Reports undecided outcomes that are settled by a read of their resource at `at` (ms). */
export function reportSettled(
  client: QueryClient,
  resource: ResourceId,
  state: unknown,
  at: number,
): void {
  reportLate(client, settleUndecided(resource, state, at));
}

/** Reports late outcomes: not of bulk runs, and once the value was changed again, only a success. */
export function reportLate(client: QueryClient, settled: readonly FinishedOperation[]): void {
  for (const record of settled)
    if (record.runId === undefined && (!isSuperseded(record) || tookEffect(record.outcome)))
      void report(client, record);
}

/** The operation of a record, to be run again. */
export function basedOnLastRead({
  operation,
  outcome: { state, at },
}: FinishedOperation): Operation {
  return state === undefined ? operation : operation.basedOn(state, at);
}

/**
 * Reports an outcome.
 *
 * @param checked what *Check again* found, if it is still undecided after that
 * @param isInPlace whether the page shows it already; decided now, as the code that reports may load slowly
 */
export async function report(
  client: QueryClient,
  record: FinishedOperation,
  checked?: () => string,
  isInPlace = isShownInPlace(record),
): Promise<void> {
  const { operation, outcome } = record;
  const again = basedOnLastRead(record);
  const code = await attempt(() => Promise.all([...loadReportCode(), again.reportTexts()]));
  // Its code can't be loaded, such as after a new version was deployed.
  if (!code.ok) return announce(m.part_missing());
  const [{ reportOf, isSuccess }, { toastActionOf }, texts] = code.value;
  const confirm = () => void runAndReport(client, again);
  if (askAboutConflict(record, { operation: again, texts, confirm })) return;
  const explain = outcome.error === undefined ? explainWithoutCode : await loadExplain();
  const reportText = () => reportOf(record, { texts, explain, checked });
  if (isInPlace || (isSuccess(outcome) && isSuccessShown(operation.id))) {
    const { title, body = '' } = reportText();
    return announce(`${title}. ${body}`);
  }
  showToast({
    topic: operation.id,
    tone: isSuccess(outcome) ? 'success' : 'failure',
    text() {
      const { title, body, details } = reportText();
      return {
        title,
        body,
        ...(details.length > 0 && { details: { label: m.details(), lines: details } }),
        action: toastActionOf(client, record),
      };
    },
  });
}

/** Asks whether to run an operation again although someone else changed the resource. @returns whether that is the case */
export function askAboutConflict(
  { operation, outcome: { ending, others } }: FinishedOperation,
  again: Pick<PendingConflict, 'operation' | 'texts' | 'confirm'>,
): boolean {
  if (ending !== 'conflict' || !others) return false;
  const seen = operation.valueIn(operation.before);
  askQuestion({ kind: 'conflict', ...again, seen, others });
  return true;
}

function loadReportCode() {
  return [import('./report/outcome-report.ts'), import('./report/next-steps.ts')] as const;
}

/** Loads the code that reports outcomes in advance: it can't be loaded once the connection is lost. */
export function preloadReports(): void {
  void attempt(() => Promise.all(loadReportCode()));
  void loadExplain();
  void attempt(() => import('./after-reload/keep-log.ts'));
}

/**
 * Loads `explain`, which is not part of the first page; pages that can change something preload it. Falls back to the
 * plain error when its code can't be fetched, such as after a new version was deployed.
 */
async function loadExplain(): Promise<Explain> {
  try {
    return (await import('../errors/explain.ts')).explain;
  } catch {
    return explainWithoutCode;
  }
}

const explainWithoutCode: Explain = (error) => ({
  what: m.error_not_explained(),
  next: '',
  details: [String(error)],
});
