import { createElement, use, type ComponentType, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';
import { arrived, PromptSuspense } from '../ui/prompt-suspense.tsx';

/**
 * A component whose code loads when it is first rendered, or before that by `preload`. Once loaded it renders at once:
 * React's own `lazy` would show the fallback first, and keep it for up to 300 ms.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  let loading: Promise<ComponentType<P>> | undefined;
  const start = () =>
    (loading ??= load().then((component) => {
      // With these fields, which React sets itself once it has waited, `use` returns the component without waiting.
      void Object.assign(loading ?? {}, { status: 'fulfilled', value: component });
      arrived();
      return component;
    }));
  const LazyPart = (props: P) => createElement(use(start()), props);
  // What failed in advance is tried once more when it is needed.
  const forget = () => (loading = undefined);
  return Object.assign(LazyPart, { preload: () => void start().catch(forget) });
}

interface Props {
  children: ReactNode;
  /** shown while the code or the data of a part loads */
  fallback?: ReactNode;
  /** shown when they can't be loaded */
  failed?: ReactNode;
}

/** Surrounds a part whose code or data loads when it is first rendered. */
export function LazyBoundary({ children, fallback, failed = partMissing }: Props) {
  return (
    <Boundary fallback={failed}>
      <PromptSuspense fallback={fallback}>{children}</PromptSuspense>
    </Boundary>
  );
}

// When code can't be loaded, the connection is lost, or the host has a newer version.
function PartMissing() {
  return <p role="alert">{m.part_missing()}</p>;
}

const partMissing = <PartMissing />;
