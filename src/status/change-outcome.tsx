import { ExternalLink } from 'lucide-react';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { useHasPassed } from '../ui/hooks/use-now.ts';
import type { FinishedOperation } from '../operations/log.ts';
import { canBeChecked, type Operation } from '../operations/operation.ts';
import { CheckAgain } from './check-again.tsx';
import styles from './change-note.module.css';
import { gatewaysUntil, propagationSource } from '../operations/propagation.ts';
import { resultOf } from '../operations/result.ts';

/** The outcome of an operation, and until when gateways may use the cached status. */
export function ChangeOutcome({ record }: { record: FinishedOperation }) {
  const { tone, text } = resultOf(record);
  const until = gatewaysUntil(record.operation, record.outcome);
  return (
    <p className={styles.note} data-tone={tone} tabIndex={-1}>
      {text}
      {canBeChecked(record.outcome) && (
        <>
          {' '}
          <CheckAgain record={record} className={styles.check ?? ''} />
        </>
      )}
      {until !== null && (
        <>
          {' · '}
          <PropagationClock key={until} operation={record.operation} until={until} />
        </>
      )}
    </p>
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
