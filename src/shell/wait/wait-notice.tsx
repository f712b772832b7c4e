import { useIsFetching } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { waitingUntil, watchWaiting } from '../../api/http/retry.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';

const Countdown = lazyPart(async () => (await import('./countdown.tsx')).Countdown);

/** Counts down to the automatic retry after a server asked to wait. */
export function WaitNotice() {
  const until = useSyncExternalStore(watchWaiting, waitingUntil);
  // The wait ends if the page that was loading is left.
  const isWaiting = useIsFetching() > 0 && until > 0;
  if (!isWaiting) return null;
  return (
    <LazyBoundary>
      <Countdown key={until} until={until} />
    </LazyBoundary>
  );
}
