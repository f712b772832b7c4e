import { lazy, Suspense, useSyncExternalStore } from 'react';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { Boundary } from '../ui/boundary.tsx';

const ReadOnlyText = lazy(async () => ({
  default: (await import('./read-only-text.tsx')).ReadOnlyText,
}));

/** Says once, above the switches that are locked, which permission is missing and what to do. */
export function ReadOnlyNotice({ organization }: { organization: string }) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  if (refused.size === 0) return null;
  // Without it, every locked switch still says why it is.
  return (
    <Boundary fallback={null}>
      <Suspense fallback={null}>
        <ReadOnlyText permissions={[...refused]} />
      </Suspense>
    </Boundary>
  );
}
