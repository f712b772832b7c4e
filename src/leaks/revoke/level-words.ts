import {
  bulkTargetText,
  planTitles,
  resultTitle,
  runningTitles,
  startTexts,
  titleOfResult,
} from '../../bulk/bulk-words.ts';
import type { BulkRun } from '../../bulk/run/bulk-state.ts';
import { formatNumber } from '../../messages/format.ts';
import { m } from '../../paraglide/messages.js';
import { requestFor, type RevokeLevel } from './revoke-level.ts';

/** What the dialog says of a level: its title, its button, and the way back. */
export function levelTexts(level: RevokeLevel, count: number) {
  if (level.kind === 'owner')
    return {
      title: m.leaks_owners_title({ count }),
      start: m.leaks_owners_start({ count }),
      wayBack: m.leaks_owners_way_back(),
    };
  const { target } = requestFor([], level);
  return {
    title: bulkTargetText(target, count, planTitles.revoke),
    start: bulkTargetText(target, count, startTexts.revoke),
    wayBack: waysBack[level.kind](),
  };
}

const waysBack = {
  key: m.leaks_revoke_way_back,
  product: m.leaks_product_way_back,
  app: m.leaks_apps_way_back,
};

/** *Revoking 5 keys…* */
export function levelRunning(level: RevokeLevel, count: number): string {
  if (level.kind === 'owner') return m.leaks_owners_running({ count });
  return bulkTargetText(requestFor([], level).target, count, runningTitles.revoke);
}

/** *3 of 5 deactivated*; `undefined` = apps are counted */
export function levelProgress({ kind }: RevokeLevel, { done, total }: BulkRun): string | undefined {
  if (kind !== 'owner') return undefined;
  return m.leaks_owners_partly({ done: formatNumber(done), total: formatNumber(total) });
}

/** *Revoked: 5 keys*, or how many failed. */
export function levelResult(level: RevokeLevel, run: BulkRun): string {
  if (level.kind === 'owner')
    return resultTitle(run, (count) => m.leaks_owners_done({ count }), m.leaks_owners_partly);
  return titleOfResult(run, { ...requestFor([], level), leftByUndo: null });
}

/** A level in a word or two, beside the result of a change. */
export function levelName(level: RevokeLevel): string {
  if (level.kind === 'product') return level.product;
  if (level.kind === 'owner') return m.column_owner();
  return level.kind === 'app' ? m.column_app() : m.column_key();
}
