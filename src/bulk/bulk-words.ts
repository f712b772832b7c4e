import type { Action } from '../access/status.ts';
import type { Product } from '../api/schemas.ts';
import type { BulkTarget, NamedChange } from '../inventory/bulk-plan.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import type { BulkJob } from './run/bulk-job.ts';
import type { BulkRun } from './run/bulk-state.ts';

/** One text for each thing a run can change: languages inflect what a sentence counts. */
interface CountedTexts {
  apps(inputs: { count: number }): string;
  keys(inputs: { count: number }): string;
  product(inputs: { product: string; count: number }): string;
  /** pending apps, keys and products */
  pending(inputs: { count: number }): string;
  /** the same, where each was chosen */
  requests(inputs: { count: number }): string;
}

const labels: CountedTexts = {
  apps: m.apps_count,
  keys: m.bulk_keys,
  product: m.bulk_product_keys,
  pending: m.bulk_pending_count,
  requests: m.bulk_requests,
};

/** *Revoke 200 apps?* */
export const planTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approve_title_apps,
    keys: m.bulk_approve_title_keys,
    product: m.bulk_approve_title_product,
    pending: m.bulk_approve_title_pending,
    requests: m.bulk_approve_title_requests,
  },
  revoke: {
    apps: m.bulk_revoke_title_apps,
    keys: m.bulk_revoke_title_keys,
    product: m.bulk_revoke_title_product,
    pending: m.bulk_revoke_title_pending,
    requests: m.bulk_reject_title_requests,
  },
};

/** *Revoke 200 apps* */
export const startTexts: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approve_apps,
    keys: m.bulk_approve_keys,
    product: m.bulk_approve_product,
    pending: m.bulk_approve_pending,
    requests: m.bulk_approve_requests,
  },
  revoke: {
    apps: m.bulk_revoke_apps,
    keys: m.bulk_revoke_keys,
    product: m.bulk_revoke_product,
    pending: m.bulk_revoke_pending,
    requests: m.bulk_reject_requests,
  },
};

/** *Revoking 200 apps…* */
export const runningTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approving_apps,
    keys: m.bulk_approving_keys,
    product: m.bulk_approving_product,
    pending: m.bulk_approving_pending,
    requests: m.bulk_approving_requests,
  },
  revoke: {
    apps: m.bulk_revoking_apps,
    keys: m.bulk_revoking_keys,
    product: m.bulk_revoking_product,
    pending: m.bulk_revoking_pending,
    requests: m.bulk_rejecting_requests,
  },
};

const resultTitles: Record<Action, CountedTexts> = {
  approve: {
    apps: m.bulk_approved_apps,
    keys: m.bulk_approved_keys,
    product: m.bulk_approved_product,
    pending: m.bulk_approved_pending,
    requests: m.bulk_approved_requests,
  },
  revoke: {
    apps: m.bulk_revoked_apps,
    keys: m.bulk_revoked_keys,
    product: m.bulk_revoked_product,
    pending: m.bulk_revoked_pending,
    requests: m.bulk_rejected_requests,
  },
};

/** *200 apps*, *340 keys*, *orders in 340 keys*; or the one of `texts` that counts such things. */
export function bulkTargetText(target: BulkTarget, count: number, texts = labels): string {
  switch (target.kind) {
    case 'app':
      return texts.apps({ count });
    case 'keys':
    case 'found':
    case 'selected':
      return texts.keys({ count });
    case 'product':
    case 'product-in-keys':
      return texts.product({ product: target.product, count });
    case 'pending':
      return texts.pending({ count });
    case 'chosen':
      return texts.requests({ count });
  }
}

/** *Orders*, *Whole key* or *Whole app*. A product that is not loaded is shown by its API name. */
export function changeText(
  { key, product }: NamedChange,
  products: ReadonlyMap<string, Product> | undefined,
): string {
  if (product !== undefined) return products?.get(product)?.displayName ?? product;
  return key ? m.approvals_the_key() : m.approvals_the_app();
}

/** *Revoking 200 apps…*, of the round that is running. */
export function runningTitle({ action, target, roundSize, leftByUndo }: BulkJob): string {
  if (leftByUndo) return m.bulk_undoing({ count: roundSize });
  return bulkTargetText(target, roundSize, runningTitles[action]);
}

/**
 * How far a round is, without the apps that need no change: these are read too, but its title does not count them.
 *
 * @param unchanged how many of them the preview counted
 */
export function countChanging({ done, total, already, without }: BulkRun, unchanged: number) {
  const passed = unchanged === 0 ? 0 : already + without;
  return { count: done - passed, total: total - Math.max(unchanged, passed) };
}

type ResultOf = Pick<BulkJob, 'action' | 'target' | 'leftByUndo'>;

/** *Revoked: 190 apps*, or where not everything was: *4 of 13 revoked, 9 failed*. */
export function titleOfResult(run: BulkRun, { action, target, leftByUndo }: ResultOf): string {
  return leftByUndo
    ? resultTitle(run, (count) => m.bulk_undone({ count }), m.bulk_partly_undone)
    : resultTitle(
        run,
        (count) => bulkTargetText(target, count, resultTitles[action]),
        action === 'approve' ? m.bulk_partly_approved : partlyRevoked(target),
        target.kind === 'app' ? undefined : m.bulk_partly_apps_not_started,
      );
}

/**
 * The title of a result in the words for *all of them* and for *some of them*.
 *
 * @param appsLeft the words for apps that were not started, if what is changed are parts of apps: how many of these are
 *   left is not known
 */
export function resultTitle(
  { changed, failures, unconfirmed, left }: BulkRun,
  whole: (count: number) => string,
  partly: (inputs: { done: string; total: string }) => string,
  appsLeft?: (inputs: { count: number }) => string,
): string {
  const done = changed.length;
  const tried = done + failures.length + unconfirmed.length;
  const total = appsLeft ? tried : tried + left.length;
  if (done === total && left.length === 0) return whole(done);
  return [
    partly({ done: formatNumber(done), total: formatNumber(total) }),
    failures.length > 0 && m.bulk_failed_count({ count: formatNumber(failures.length) }),
    unconfirmed.length > 0 &&
      m.bulk_partly_unconfirmed({ count: formatNumber(unconfirmed.length) }),
    left.length > 0 &&
      (appsLeft?.({ count: left.length }) ??
        m.bulk_partly_not_started({ count: formatNumber(left.length) })),
  ]
    .filter(Boolean)
    .join(', ');
}

function partlyRevoked({ kind }: BulkTarget) {
  return kind === 'chosen' ? m.bulk_partly_rejected : m.bulk_partly_revoked;
}

/** Why a request changes nothing in an app. */
export function withoutText({ kind }: BulkTarget): string {
  if (kind === 'product' || kind === 'product-in-keys') return m.bulk_without_product();
  if (kind === 'pending' || kind === 'chosen') return m.bulk_without_pending();
  if (kind === 'selected') return m.keys_bulk_without_selected();
  return kind === 'found' ? m.bulk_without_found() : m.bulk_without_key();
}
