import type { Action } from '../access/status.ts';
import type { BulkTarget } from '../inventory/bulk-plan.ts';
import { m } from '../paraglide/messages.js';

/** One text for each thing a run can change: languages inflect what a sentence counts. */
interface CountedTexts {
  apps(inputs: { count: number }): string;
  keys(inputs: { count: number }): string;
  product(inputs: { product: string; count: number }): string;
}

const labels: CountedTexts = {
  apps: m.apps_count,
  keys: m.bulk_keys,
  product: m.bulk_product_keys,
};

/** *Revoke 200 apps?* */
export const planTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approve_title_apps,
    keys: m.bulk_approve_title_keys,
    product: m.bulk_approve_title_product,
  },
  revoke: {
    apps: m.bulk_revoke_title_apps,
    keys: m.bulk_revoke_title_keys,
    product: m.bulk_revoke_title_product,
  },
};

/** *Revoke 200 apps* */
export const startTexts: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approve_apps,
    keys: m.bulk_approve_keys,
    product: m.bulk_approve_product,
  },
  revoke: { apps: m.bulk_revoke_apps, keys: m.bulk_revoke_keys, product: m.bulk_revoke_product },
};

/** *Revoking 200 apps…* */
export const runningTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approving_apps,
    keys: m.bulk_approving_keys,
    product: m.bulk_approving_product,
  },
  revoke: {
    apps: m.bulk_revoking_apps,
    keys: m.bulk_revoking_keys,
    product: m.bulk_revoking_product,
  },
};

/** *Revoked: 190 apps* */
export const resultTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approved_apps,
    keys: m.bulk_approved_keys,
    product: m.bulk_approved_product,
  },
  revoke: {
    apps: m.bulk_revoked_apps,
    keys: m.bulk_revoked_keys,
    product: m.bulk_revoked_product,
  },
};

/** *200 apps*, *340 keys*, *orders in 340 keys*; or the one of `texts` that counts such things. */
export function bulkTargetText(target: BulkTarget, count: number, texts = labels): string {
  if (target.kind === 'app') return texts.apps({ count });
  if (target.kind === 'keys') return texts.keys({ count });
  return texts.product({ product: target.product, count });
}
