import { useEffect, useState, type RefObject } from 'react';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusHandover } from '../../ui/hooks/use-focus-handover.ts';
import { useSecondsUntil } from '../../ui/hooks/use-now.ts';
import type { BulkJob } from './bulk-job.ts';
import styles from '../bulk-dialog.module.css';
import { formatApproxDuration } from '../bulk-time.ts';
import { countChanging } from '../bulk-words.ts';

interface Props {
  job: Pick<BulkJob, 'run' | 'stop' | 'unchanged'>;
  /** how far it is, if it does not change apps */
  line?: string | undefined;
  hint?: string;
}

/** Progress of a run, with the Stop button. */
export function BulkProgress({ job, line, hint }: Props) {
  const { run, stop } = job;
  return (
    <div className={styles.form}>
      <progress
        className={styles.progress}
        aria-label={m.bulk_progress()}
        value={run.done}
        max={run.total}
      />
      <ProgressLine job={job} line={line} />
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.buttons}>
        <StopButton stop={stop} />
      </div>
    </div>
  );
}

/** *40 of 312 apps · 2 failed · about 1 min left*. */
export function ProgressLine({ job: { run, stop, unchanged = 0 }, line }: Omit<Props, 'hint'>) {
  const { total, done, failures, confirming, waitingUntil } = run;
  const showsRest = done > 0 && done < total && !stop.signal.aborted && waitingUntil === undefined;
  return (
    <>
      <p className={styles.line}>
        <span>{line ?? m.apps_count_of(countChanging(run, unchanged))}</span>
        {failures.length > 0 && (
          <span className={styles.bad}>
            {m.bulk_failed_count({ count: formatNumber(failures.length) })}
          </span>
        )}
        {confirming > 0 && (
          <span className={styles.aside}>
            {m.bulk_confirming({ count: formatNumber(confirming) })}
          </span>
        )}
        {showsRest && (
          <span className={styles.aside}>
            {m.bulk_left({ time: formatApproxDuration((run.tookMs / done) * (total - done)) })}
          </span>
        )}
      </p>
      {waitingUntil !== undefined && <Waiting key={waitingUntil} until={waitingUntil} />}
    </>
  );
}

interface StopProps {
  stop: AbortController;
  /** gets the focus when the button disappears */
  focusTarget?: RefObject<HTMLElement | null>;
}

/** Stops the run after the app that is being changed. */
export function StopButton({ stop, focusTarget }: StopProps) {
  const button = useFocusHandover<HTMLButtonElement>(focusTarget);
  const [isStopping, setStopping] = useState(stop.signal.aborted);
  return (
    <Button
      ref={button}
      aria-disabled={isStopping}
      onClick={() => {
        setStopping(true);
        stop.abort();
      }}
    >
      {isStopping ? m.bulk_stopping() : m.stop()}
    </Button>
  );
}

function Waiting({ until }: { until: number }) {
  // Announced once, not every second.
  useEffect(() => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    announce(m.server_asks_to_wait({ seconds: formatNumber(seconds) }));
  }, [until]);
  return <p>{m.server_asks_to_wait({ seconds: formatNumber(useSecondsUntil(until)) })}</p>;
}
