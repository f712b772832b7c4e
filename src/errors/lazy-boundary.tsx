import { createElement, Suspense, use, type ComponentType, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';

/**
 * A component whose code loads when it is first rendered, or before that by `preload`. Once loaded it renders at once:
 * React's own `lazy` would show the fallback first, and keep it for up to 300 ms.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | undefined;
  let loading: Promise<ComponentType<P>> | undefined;
  const start = () =>
    (loading ??= load().then((component) => {
      loaded = component;
      return component;
    }));
  const LazyPart = (props: P) => createElement(loaded ?? use(start()), props);
  // What failed in advance is tried once more when it is needed.
  const forget = () => (loading = undefined);
  return Object.assign(LazyPart, { preload: () => void start().catch(forget) });
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
