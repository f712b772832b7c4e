import { useQueryClient } from '@tanstack/react-query';
import ExternalLink from 'lucide-react/icons/external-link';
import { useEffect, useEffectEvent, useRef, useSyncExternalStore, type RefObject } from 'react';
import { askToSignIn, watchSessions } from '../connection/session.ts';
import { endedSessionOf } from '../errors/ended-session.ts';
import { explain } from '../errors/explain.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Details } from '../ui/details.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
import { useHasPassed } from '../ui/hooks/use-now.ts';
import { closeToastAbout } from '../ui/toast/toasts.ts';
import { WaitButton } from '../ui/wait-button.tsx';
import { type FinishedOperation } from '../operations/log.ts';
import { undoOf } from '../operations/undo.ts';
import { canBeChecked, type Operation } from '../operations/operation.ts';
import { outcomeHints, possibleRetry, sentences } from '../operations/report/outcome-hints.ts';
import { isShownInPlace } from '../operations/report/outcome-places.ts';
import { tryAgain } from '../operations/report/next-steps.ts';
import { CheckAgain } from './check-again.tsx';
import styles from './change-note.module.css';
import { gatewaysUntil, propagationSource } from '../operations/report/propagation.ts';
import { resultOf } from '../operations/report/result.ts';
import { UndoButton } from './undo-button.tsx';

/** The outcome of an operation, why and what to do next, and the buttons for that. */
export function ChangeOutcome({ record }: { record: FinishedOperation }) {
  const { tone, text } = resultOf(record);
  const { why, more, details } = outcomeHints(record, explain);
  const hint = sentences(why, more);
  const until = gatewaysUntil(record.operation, record.outcome);
  const note = useRef<HTMLDivElement>(null);
  useCloseToast(note, record);
  useScrollIntoView(note, record);
  return (
    <div ref={note} className={styles.note} data-tone={tone}>
      <p className={styles.result}>
        {text}
        {until !== null && (
          <>
            {' · '}
            <PropagationClock key={until} operation={record.operation} until={until} />
          </>
        )}
      </p>
      <NextStep record={record} />
      {hint && <p className={styles.hint}>{hint}</p>}
      <Details className={styles.details} label={m.details()} lines={details} />
    </div>
  );
}

type NoteRef = RefObject<HTMLDivElement | null>;

// While the note was off the screen, a toast reported the outcome. It closes once the note is visible.
function useCloseToast(note: NoteRef, { operation }: FinishedOperation) {
  const topic = operation.id;
  useEffect(() => {
    if (!note.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) closeToastAbout(topic);
    });
    observer.observe(note.current);
    return () => observer.disconnect();
  }, [note, topic]);
}

/** An outcome is new for this long, in ms. */
const newMs = 1000;

// Below a switch at the end of the screen, a new note would not be seen.
function useScrollIntoView(note: NoteRef, record: FinishedOperation) {
  const showNew = useEffectEvent(() => {
    const isNew = Date.now() - record.outcome.at < newMs;
    if (isNew && isShownInPlace(record)) note.current?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => showNew(), []);
}

// To sign in again, to undo it, to check it again or to try it again, where that is possible.
function NextStep({ record }: { record: FinishedOperation }) {
  const { error } = record.outcome;
  const connection = useSyncExternalStore(watchSessions, () => endedSessionOf(error));
  if (connection)
    return (
      <Button className={styles.button} onClick={() => askToSignIn(connection)}>
        {m.sign_in_again()}
      </Button>
    );
  const undo = undoOf(record);
  if (undo) return <UndoButton record={record} undo={undo} className={styles.button} />;
  if (canBeChecked(record.outcome))
    return <CheckAgain record={record} className={styles.button ?? ''} />;
  const retry = possibleRetry(record.outcome);
  return retry && <TryAgain record={record} notBefore={retry.notBefore} />;
}

function TryAgain({ record, notBefore }: { record: FinishedOperation; notBefore: number }) {
  const client = useQueryClient();
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <WaitButton
      ref={button}
      key={notBefore}
      className={styles.button}
      notBefore={notBefore}
      aria-label={m.try_again_what({ label: record.operation.texts.label() })}
      onClick={() => tryAgain(client, record)}
    >
      {m.try_again()}
    </WaitButton>
  );
}

/** Until when gateways may use the cached status, and later that they no longer do. `until` in ms. */
export function PropagationClock({ operation, until }: { operation: Operation; until: number }) {
  const time = formatTime(until);
  const isOver = useHasPassed(until);
  return (
    <span className={styles.clock}>
      {isOver ? m.gateways_over({ time }) : operation.texts.gateways({ time })}
      <PropagationSource />
    </span>
  );
}

/** A link to Apigee's documentation of how long gateways cache statuses. */
export function PropagationSource() {
  return (
    <a
      className={styles.source}
      href={propagationSource}
      target="_blank"
      rel="noreferrer"
      aria-label={m.propagation_source()}
      title={m.propagation_source()}
    >
      <ExternalLink size={12} aria-hidden />
    </a>
  );
}
