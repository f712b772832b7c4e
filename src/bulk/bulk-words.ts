import type { BulkTarget } from '../inventory/bulk-plan.ts';
import { m } from '../paraglide/messages.js';

/** *200 apps*, *340 keys*, *orders in 340 keys*. */
export function bulkTargetText(target: BulkTarget, count: number): string {
  if (target.kind === 'app') return m.apps_count({ count });
  if (target.kind === 'keys') return m.bulk_keys({ count });
  return m.bulk_product_keys({ product: target.product, count });
}
