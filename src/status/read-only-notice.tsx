import { Suspense, useSyncExternalStore } from 'react';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { Boundary } from '../ui/boundary.tsx';
import { lazyPart } from '../errors/lazy-boundary.tsx';

const ReadOnlyText = lazyPart(async () => (await import('./read-only-text.tsx')).ReadOnlyText);

/** Shown above locked switches: which permission is missing and what to do. */
export function ReadOnlyNotice({ organization }: { organization: string }) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  if (refused.size === 0) return null;
  // If its code can't be loaded, every locked switch still says why it is locked.
  return (
    <Boundary fallback={null}>
      <Suspense fallback={null}>
        <ReadOnlyText permissions={[...refused]} />
      </Suspense>
    </Boundary>
  );
}
