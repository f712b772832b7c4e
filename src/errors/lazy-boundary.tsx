import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';

/** A component whose code loads when it is first rendered, or before that by `preload`. */
export function lazyPart<P>(load: () => Promise<ComponentType<P>>) {
  const part = lazy(async () => ({ default: await load() }));
  return Object.assign(part, { preload: () => void load().catch(() => {}) });
}

/** Shows `waiting` while a lazy part loads, and an error when its code can't be loaded. */
export function LazyBoundary({ children, waiting }: { children: ReactNode; waiting?: ReactNode }) {
  return (
    <Boundary fallback={<PartMissing />}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

/** Shown when code can't be loaded: the connection is lost, or the host has a newer version. */
export function PartMissing() {
  return <p role="alert">{m.part_missing()}</p>;
}
