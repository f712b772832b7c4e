import { startTransition, Suspense, useLayoutEffect, useReducer, type ReactNode } from 'react';

const waiting = new Set<() => void>();

/** Tells that data or code has arrived, so that content which waited for it is shown. */
export function arrived(): void {
  for (const renderAgain of waiting) startTransition(renderAgain);
}

interface Props {
  children: ReactNode;
  /** shown while the children wait */
  fallback?: ReactNode;
}

/**
 * React's `Suspense`, with content that is shown as soon as it has arrived. By itself React keeps each fallback for 300 ms,
 * unless the content is rendered for another reason.
 */
export function PromptSuspense({ children, fallback }: Props) {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  return (
    <Suspense fallback={<Waiting renderAgain={renderAgain}>{fallback}</Waiting>}>
      {children}
    </Suspense>
  );
}

function Waiting({ children, renderAgain }: { children: ReactNode; renderAgain(): void }) {
  useLayoutEffect(() => {
    waiting.add(renderAgain);
    return () => void waiting.delete(renderAgain);
  }, [renderAgain]);
  return children;
}
