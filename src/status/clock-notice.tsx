import { useSyncExternalStore } from 'react';
import { clockAheadOf, watchClock } from '../api/http/server-clock.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { connectionTo } from '../connection/connection.ts';

const ClockWarning = lazyPart(async () => (await import('./clock-warning.tsx')).ClockWarning);

/** Warns that the device's clock is wrong: expiry, and with it every verdict, depends on it. */
export function ClockNotice({ organization }: { organization: string }) {
  const aheadMs = useSyncExternalStore(watchClock, () => clockAheadOf(connectionTo(organization)));
  if (aheadMs === 0) return null;
  return (
    <LazyBoundary>
      <ClockWarning aheadMs={aheadMs} />
    </LazyBoundary>
  );
}
