import { useSyncExternalStore } from 'react';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';

const ReadOnlyText = lazyPart(async () => (await import('./read-only-text.tsx')).ReadOnlyText);

/** Shown above locked switches: which permission is missing and what to do. */
export function ReadOnlyNotice({ organization }: { organization: string }) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  if (refused.size === 0) return null;
  // If its code can't be loaded, every locked switch still says why it is locked.
  return (
    <LazyBoundary failed={null}>
      <ReadOnlyText permissions={[...refused]} />
    </LazyBoundary>
  );
}
