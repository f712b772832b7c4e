import { LazyBoundary, lazyPart } from './lazy-boundary.tsx';

export interface Props {
  query: {
    error: unknown;
    isFetching: boolean;
    refetch(): Promise<{ isError: boolean }>;
  };
}

const StaleNoticeContent = lazyPart(
  async () => (await import('./stale-notice-content.tsx')).StaleNoticeContent,
);

/** Fetches the code of the notice in advance: the notice often appears because the connection is lost. */
export const prefetchStaleNotice = StaleNoticeContent.preload;

/** Shown when the page could not be refreshed. The older data stays on the page. */
export function StaleNotice({ query }: Props) {
  if (!query.error) return null;
  return (
    <LazyBoundary>
      <StaleNoticeContent query={query} />
    </LazyBoundary>
  );
}
