import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { Button } from '../ui/button.tsx';
import { useSecondsUntil } from '../ui/use-now.ts';
import styles from './bulk-dialog.module.css';
import type { BulkRun } from './bulk-run.ts';
import { formatApproxDuration } from './bulk-time.ts';

interface Props {
  run: BulkRun;
  stop: AbortController;
}

/** Progress of a run, with the Stop button. */
export function BulkProgress({ run, stop }: Props) {
  const { total, done, failures, confirming, waitingUntil } = run;
  const [stopping, setStopping] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  // Not the Stop button: a second press of Enter was meant for the dialog before.
  useEffect(() => line.current?.focus(), []);
  return (
    <div className={styles.form}>
      <progress
        className={styles.progress}
        aria-label={m.bulk_progress()}
        value={done}
        max={total}
      />
      <p ref={line} className={styles.line} tabIndex={-1}>
        <span>{m.bulk_done_of({ done: formatNumber(done), total: formatNumber(total) })}</span>
        {failures.length > 0 && (
          <span className={styles.bad}>
            {m.bulk_failed_so_far({ count: formatNumber(failures.length) })}
          </span>
        )}
        {confirming > 0 && (
          <span className={styles.aside}>
            {m.bulk_confirming({ count: formatNumber(confirming) })}
          </span>
        )}
        {done > 0 && done < total && !stopping && waitingUntil === undefined && (
          <span className={styles.aside}>
            {m.bulk_left({ time: formatApproxDuration((run.took / done) * (total - done)) })}
          </span>
        )}
      </p>
      {waitingUntil !== undefined && <Waiting key={waitingUntil} until={waitingUntil} />}
      <div className={styles.buttons}>
        <Button aria-disabled={stopping} onClick={halt}>
          {stopping ? m.bulk_stopping() : m.bulk_stop()}
        </Button>
      </div>
    </div>
  );

  function halt() {
    setStopping(true);
    stop.abort();
  }
}

function Waiting({ until }: { until: number }) {
  // Once, and not every second.
  useEffect(() => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    announce(m.bulk_waiting({ seconds: formatNumber(seconds) }));
  }, [until]);
  return <p>{m.bulk_waiting({ seconds: formatNumber(useSecondsUntil(until)) })}</p>;
}
