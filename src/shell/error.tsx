import { lazy, Suspense } from 'react';
import { PartMissing } from '../changes/part-missing.tsx';
import { Boundary } from '../ui/boundary.tsx';

const Page = lazy(async () => ({ default: (await import('./error-page.tsx')).ErrorPage }));

/** The page in the place of one that could not be read. Its code comes with the first error. */
export function ErrorPage() {
  return (
    <Boundary fallback={<PartMissing />}>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </Boundary>
  );
}
