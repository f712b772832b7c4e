import { useEffect } from 'react';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import { useSecondsUntil } from '../../ui/hooks/use-now.ts';
import styles from './countdown.module.css';

/** Counts down the seconds until a time in ms that the server asked to wait for; empty after it. */
export function Countdown({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  const isWaiting = seconds > 0;
  useEffect(() => {
    // Announced once, not every second.
    if (isWaiting) announce(m.server_asks_to_wait({ seconds: secondsLeft(until) }));
  }, [isWaiting, until]);
  if (!isWaiting) return null;
  return <p className={styles.notice}>{m.server_asks_to_wait({ seconds: String(seconds) })}</p>;
}

function secondsLeft(until: number): string {
  return String(Math.ceil((until - Date.now()) / 1000));
}
