import type { What } from '../inventory/bulk-plan.ts';
import { m } from '../paraglide/messages.js';

/** *200 apps*, *340 keys*, *orders in 340 keys*. */
export function whatOf(what: What, count: number): string {
  if (what.kind === 'app') return m.apps_count({ count });
  if (what.kind === 'keys') return m.bulk_keys({ count });
  return m.bulk_product_keys({ product: what.product, count });
}
