import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';

const Page = lazyPart(async () => (await import('./error-page.tsx')).ErrorPage);

/** The page in the place of one that could not be read. Its code comes with the first error. */
export function ErrorPage() {
  return (
    <LazyBoundary>
      <Page />
    </LazyBoundary>
  );
}
