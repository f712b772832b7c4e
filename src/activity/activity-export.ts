import { nameOfKey, plainKeyName } from '../access/key-names.ts';
import { ApiError } from '../api/api-error.ts';
import type { App } from '../api/schemas.ts';
import { connectionTo } from '../connection/connection.ts';
import type { ActivityRecord } from '../operations/log.ts';
import { statusAt, statusBefore, type Outcome } from '../operations/app/status-change.ts';
import { gatewaysUntil } from '../operations/propagation.ts';

/**
 * What this tab did as JSON, for a ticket or an audit: times in UTC, keys by their mask and fingerprint. No key
 * and no secret is in it. `now` in ms.
 */
export function activityJson(records: readonly ActivityRecord[], now: number): string {
  const entries = records.map(entryOf);
  return `${JSON.stringify({ exportedAt: utc(now), entries }, null, 2)}\n`;
}

function entryOf({ startedAt, change, outcome, fingerprint }: ActivityRecord) {
  const { organization, app, level, action } = change;
  const { key, product } = level;
  return {
    startedAt: utc(startedAt),
    organization,
    platform: connectionTo(organization).platform,
    app: { appId: app.appId, name: app.name, owner: ownerOf(app) },
    level: product === undefined ? (key === undefined ? 'app' : 'key') : 'product',
    ...(key !== undefined && {
      key: { masked: plainKeyName(nameOfKey(app, key)), fingerprint: fingerprint ?? null },
    }),
    ...(product !== undefined && { product }),
    action,
    before: statusBefore(change),
    after: (outcome?.app && statusAt(outcome.app, level)) ?? null,
    ...(outcome && {
      ending: outcome.ending,
      sent: outcome.sent,
      finishedAt: utc(outcome.at),
      durationMs: outcome.at - startedAt,
      gatewaysUntil: utc(gatewaysUntil(change, outcome)),
      ...reportOf(outcome),
    }),
  };
}

// Most apps do not tell the e-mail of their developer.
function ownerOf({ owner: { email, ...owner } }: App) {
  return { ...owner, ...(email && { email }) };
}

function reportOf({ requestId, error }: Outcome) {
  if (!(error instanceof ApiError)) return { requestId: requestId ?? null };
  const { kind, status, code, message } = error;
  return {
    requestId: requestId ?? error.requestId ?? null,
    error: { kind, status, code, message },
  };
}

function utc(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
