import { useEffect } from 'react';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import { useSecondsUntil } from '../../ui/use-now.ts';
import styles from './countdown.module.css';

/** How long the server asked to wait, second by second; nothing once the time (ms) has come. */
export function Countdown({ until }: { until: number }) {
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
