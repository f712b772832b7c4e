import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';

const Page = lazyPart(async () => (await import('./error-page.tsx')).ErrorPage);

/** Lazy `ErrorPage`: its code loads with the first error. */
export function ErrorPage() {
  return (
    <LazyBoundary>
      <Page />
    </LazyBoundary>
  );
}
