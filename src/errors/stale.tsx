import { lazy } from 'react';
import { LazyBoundary } from './lazy-boundary.tsx';

export interface Props {
  query: {
    error: unknown;
    isFetching: boolean;
    refetch(): Promise<{ isError: boolean }>;
  };
}

const load = () => import('./stale-notice.tsx');
const StaleNotice = lazy(async () => ({ default: (await load()).StaleNotice }));

/** Fetches the notice before it is needed: it may be for want of a network. */
export function prepareStale(): void {
  load().catch(() => {});
}

/** What is on the page could not be read anew: says so and why, keeps what is there, offers to try again. */
export function Stale({ query }: Props) {
  if (!query.error) return null;
  return (
    <LazyBoundary>
      <StaleNotice query={query} />
    </LazyBoundary>
  );
}
