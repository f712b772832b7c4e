import { useSyncExternalStore } from 'react';
import { bytesArriving, watchArriving } from '../../api/http/arriving.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';

const Arriving = lazyPart(async () => (await import('./arriving.tsx')).Arriving);

/** Shows the progress of a long response. */
export function ArrivingNotice() {
  const bytes = useSyncExternalStore(watchArriving, bytesArriving);
  if (bytes === 0) return null;
  return (
    <LazyBoundary>
      <Arriving bytes={bytes} />
    </LazyBoundary>
  );
}
