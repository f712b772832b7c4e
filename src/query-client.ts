import { notifyManager, QueryClient } from '@tanstack/react-query';
import { shouldRetry, waitBefore } from './api/http/retry.ts';
import { arrived } from './ui/prompt-suspense.tsx';

// What a person does is painted in the next frame; the default waits for a timer first.
notifyManager.setScheduler(queueMicrotask);

/**
 * The one cache. Reads try three times more where that can help; writes never go out a second time and
 * never later (`networkMode` and `retry` of `operations/run.ts`).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: shouldRetry,
      retryDelay: waitBefore,
    },
    mutations: { networkMode: 'always', retry: 0 },
  },
});

// A request may start while React renders, when no other component may be updated: only its end counts.
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated') return;
  if (event.action.type === 'success' || event.action.type === 'error') arrived();
});
