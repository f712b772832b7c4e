import { startTransition, Suspense, useLayoutEffect, useReducer, type ReactNode } from 'react';

const waiting = new Set<() => void>();

/** Tells that data or code has arrived, so that content which waited for it is shown. */
export function arrived(): void {
  for (const lookAgain of waiting) startTransition(lookAgain);
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
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  return (
    <Suspense fallback={<Waiting lookAgain={lookAgain}>{fallback}</Waiting>}>{children}</Suspense>
  );
}

function Waiting({ children, lookAgain }: { children: ReactNode; lookAgain(): void }) {
  useLayoutEffect(() => {
    waiting.add(lookAgain);
    return () => void waiting.delete(lookAgain);
  }, [lookAgain]);
  return children;
}
