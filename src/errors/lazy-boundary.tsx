import { Suspense, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';

/** A part whose code comes when it is needed. Until then `waiting` stands there; where it can't be had, that is said. */
export function LazyBoundary({ children, waiting }: { children: ReactNode; waiting?: ReactNode }) {
  return (
    <Boundary fallback={<PartMissing />}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

/** Stands where code should have come: the host has a newer console by now, or the network is gone. */
export function PartMissing() {
  return <p role="alert">{m.part_missing()}</p>;
}
