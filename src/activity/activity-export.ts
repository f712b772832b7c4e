import { utc } from '../inventory/export/utc.ts';
import { ApiError } from '../api/api-error.ts';
import { connectionTo } from '../connection/connection.ts';
import type { ActivityRecord } from '../operations/log.ts';
import { valueAfter, valueBefore, type Outcome } from '../operations/operation.ts';
import { gatewaysUntil } from '../operations/report/propagation.ts';

/**
 * What this tab did as JSON, for a ticket or an audit: times in UTC, keys by their mask and fingerprint, the account
 * where it is known. No key and no secret is in it. `now` in ms.
 */
export function activityJson(records: readonly ActivityRecord[], now: number): string {
  const entries = records.map(entryOf);
  return `${JSON.stringify({ exportedAt: utc(now), entries }, null, 2)}\n`;
}

function entryOf(record: ActivityRecord) {
  const { startedAt, operation, outcome, fingerprint, account = null } = record;
  const { organization } = operation.resource;
  return {
    startedAt: utc(startedAt),
    organization,
    platform: connectionTo(organization).platform,
    account,
    ...operation.describe(),
    ...(operation.keyName !== undefined && {
      key: { masked: operation.keyName, fingerprint: fingerprint ?? null },
    }),
    action: operation.action,
    before: valueBefore(operation),
    after: (outcome && valueAfter(operation, outcome)) ?? null,
    ...(outcome && {
      ending: outcome.ending,
      sent: outcome.sent,
      finishedAt: utc(outcome.at),
      durationMs: outcome.at - startedAt,
      gatewaysUntil: utc(gatewaysUntil(operation, outcome)),
      ...reportOf(outcome),
    }),
  };
}

function reportOf({ requestId, error }: Outcome) {
  if (!(error instanceof ApiError)) return { requestId: requestId ?? null };
  const { kind, status, code, message } = error;
  return {
    requestId: requestId ?? error.requestId ?? null,
    error: { kind, status, code, message },
  };
}
