import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { waitingUntil, watchWaiting } from '../api/retry.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/announcer.ts';
import { useSecondsUntil } from '../ui/use-now.ts';
import styles from './wait-notice.module.css';

/** Says that a server has asked to wait, and counts down to the next try, which comes by itself. */
export function WaitNotice() {
  const until = useSyncExternalStore(watchWaiting, waitingUntil);
  // Whoever left the page that was waiting waits no longer.
  return useIsFetching() > 0 && <Countdown key={until} until={until} />;
}

function Countdown({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  const isWaiting = seconds > 0;
  useEffect(() => {
    // Once, and not every second.
    if (isWaiting) announce(m.server_asks_to_wait({ seconds: secondsLeft(until) }));
  }, [isWaiting, until]);
  if (!isWaiting) return null;
  return <p className={styles.notice}>{m.server_asks_to_wait({ seconds: String(seconds) })}</p>;
}

function secondsLeft(until: number): string {
  return String(Math.ceil((until - Date.now()) / 1000));
}
