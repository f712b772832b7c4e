import { plainKeyName } from '../access/key-names.ts';
import { matchesKey } from '../access/key-match.ts';
import type { Level } from '../access/access-bounds.ts';
import type {
  BlockReason,
  ExpiryFilter,
  KeyCondition,
  StateFilter,
} from '../inventory/keys/key-view.ts';
import { stateFilters } from '../inventory/keys/key-view.ts';
import type { KeyAnswer } from '../inventory/keys/key-table.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** The number of listed keys. States that it is partial if the list covers only some apps. */
export function keyCountText({ count, total, apps }: KeyAnswer, isPartial: boolean): string {
  if (isPartial)
    return m.keys_count_within({ count: formatNumber(count), apps: formatNumber(apps) });
  if (count === total) return m.bulk_keys({ count });
  return m.keys_count_of({ count, total: formatNumber(total) });
}

const stateNames: Record<StateFilter, () => string> = {
  all: m.filter_all,
  usable: m.verdict_usable,
  unsure: m.keys_unsure,
  blocked: m.blocked,
};

/** The filters by state, with counts once all apps and owners are known. */
export function stateOptions({ counts }: KeyAnswer, isCounted: boolean) {
  return stateFilters
    .filter((value) => value !== 'unsure' || !isCounted || counts.unsure > 0)
    .map((value) => ({
      value,
      label: stateNames[value](),
      count: isCounted ? formatNumber(counts[value]) : undefined,
    }));
}

export const reasonNames: Record<BlockReason, () => string> = {
  'key-revoked': m.reason_key_revoked,
  'key-pending': m.reason_key_pending,
  'key-expired': m.reason_key_expired,
  'app-revoked': m.reason_app_revoked,
  'app-pending': m.reason_app_pending,
  'owner-inactive': m.keys_reason_owner,
  'product-revoked': m.reason_product_revoked,
  'product-pending': m.reason_product_pending,
  'product-missing': m.reason_no_product,
  'unknown-status': m.keys_reason_unknown,
};

export const keyConditionNames: Record<KeyCondition, () => string> = {
  pending: m.keys_is_pending,
  old: m.keys_is_old,
  shared: m.keys_is_shared,
};

export function expiryName(filter: ExpiryFilter): string {
  if (filter === 'expired') return m.status_expired();
  if (filter === 'never') return m.never_expires();
  return m.keys_expires_within({ count: Number(filter) });
}

/** Identifies a row among all keys. Has no key. */
export function rowIdOf({ appId, keyId }: Pick<KeyRow, 'appId' | 'keyId'>): string {
  return `${appId}\n${keyId}`;
}

/** Whether a change that is not confirmed may decide the verdict on a key. */
export function isUnconfirmedKey(
  { keyName }: Pick<KeyRow, 'keyName'>,
  levels: readonly Level[] = [],
): boolean {
  return levels.some(({ key }) => key === undefined || isNamed(keyName, key));
}

// A mask that several keys have means each of them. A short key is masked completely, so it may be any of them.
function isNamed(keyName: KeyRow['keyName'], key: string): boolean {
  return matchesKey(keyName.mask, key) || !plainKeyName(keyName).includes('…');
}
