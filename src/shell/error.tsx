import { lazy } from 'react';
import { LazyBoundary } from '../errors/lazy-boundary.tsx';

const Page = lazy(async () => ({ default: (await import('./error-page.tsx')).ErrorPage }));

/** Lazy `ErrorPage`: its code loads with the first error. */
export function ErrorPage() {
  return (
    <LazyBoundary>
      <Page />
    </LazyBoundary>
  );
}
