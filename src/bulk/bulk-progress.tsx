import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { Button } from '../ui/button.tsx';
import { useSecondsUntil } from '../ui/hooks/use-now.ts';
import styles from './bulk-dialog.module.css';
import type { BulkRun } from './bulk-state.ts';
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
  // Not the Stop button: a second press of Enter could come from the previous dialog.
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
        <span>{m.apps_count_of({ count: done, total })}</span>
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
            {m.bulk_left({ time: formatApproxDuration((run.tookMs / done) * (total - done)) })}
          </span>
        )}
      </p>
      {waitingUntil !== undefined && <Waiting key={waitingUntil} until={waitingUntil} />}
      <div className={styles.buttons}>
        <Button aria-disabled={stopping} onClick={halt}>
          {stopping ? m.bulk_stopping() : m.stop()}
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
  // Announced once, not every second.
  useEffect(() => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    announce(m.server_asks_to_wait({ seconds: formatNumber(seconds) }));
  }, [until]);
  return <p>{m.server_asks_to_wait({ seconds: formatNumber(useSecondsUntil(until)) })}</p>;
}
