import { lazy, useSyncExternalStore } from 'react';
import { clockAheadOf, watchClock } from '../api/server-clock.ts';
import { LazyBoundary } from '../errors/lazy-boundary.tsx';
import { connectionTo } from '../connection/connection.ts';

const ClockWarning = lazy(async () => ({
  default: (await import('./clock-warning.tsx')).ClockWarning,
}));

/** Says that the device's clock is off: expiry, and with it every verdict, goes by that clock. */
export function ClockNotice({ organization }: { organization: string }) {
  const aheadMs = useSyncExternalStore(watchClock, () => clockAheadOf(connectionTo(organization)));
  if (aheadMs === 0) return null;
  return (
    <LazyBoundary>
      <ClockWarning aheadMs={aheadMs} />
    </LazyBoundary>
  );
}
