import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api/api-error.ts';

// What a person does is painted in the next frame; the default waits for a timer first.
notifyManager.setScheduler(queueMicrotask);

/**
 * The one cache. Reads try three times more where that can help; writes never go out a second time and
 * never later (`networkMode` and `retry` of `changes/change.ts`).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: (failures, error) => failures < 3 && mayPass(error),
      retryDelay: (failures, error) => waitBefore(failures, error),
    },
    mutations: { networkMode: 'always', retry: 0 },
  },
});

// A refusal stays a refusal; only overload, gateways and lost connections pass by themselves.
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.kind === 'network' || [429, 502, 503, 504].includes(error.status);
}

// Exponential with full jitter, in ms, unless the server names a time.
function waitBefore(failures: number, error: unknown): number {
  if (error instanceof ApiError && error.retryAfter !== undefined) return error.retryAfter * 1000;
  return Math.random() * Math.min(8000, 400 * 2 ** failures);
}
