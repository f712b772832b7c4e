import { useIsFetching } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { waitingUntil, watchWaiting } from '../../api/retry.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';

const Countdown = lazyPart(async () => (await import('./countdown.tsx')).Countdown);

/** Says that a server has asked to wait, and counts down to the next try, which comes by itself. */
export function WaitNotice() {
  const until = useSyncExternalStore(watchWaiting, waitingUntil);
  // Leaving the page that was waiting ends the wait.
  const isWaiting = useIsFetching() > 0 && until > 0;
  if (!isWaiting) return null;
  return (
    <LazyBoundary>
      <Countdown key={until} until={until} />
    </LazyBoundary>
  );
}
