import type { QueryClient } from '@tanstack/react-query';
import { productsQuery } from '../../api/products.ts';
import { prefetchStaleNotice } from '../../errors/stale-notice.tsx';

/**
 * Prefetches what is needed next: the code of the edit view and of its lists, the names of products, and the notice for
 * failed requests, which may be needed when the network is gone.
 */
export function prefetchEditor(client: QueryClient, organization: string) {
  const timer = setTimeout(() => {
    import('../detail/edit-page.tsx').catch(() => {});
    import('../../status/status-control.tsx').then(
      ({ prefetchStatusList }) => prefetchStatusList(),
      () => {},
    );
    prefetchStaleNotice();
    client.query(productsQuery(organization)).catch(() => {});
  }, 400);
  return () => clearTimeout(timer);
}
