import type { QueryClient } from '@tanstack/react-query';
import { ownerQuery } from '../api/owners.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { lastRecordOf, recordsOf } from '../operations/log.ts';
import { ownerResource } from '../operations/owner/owner-resource.ts';
import type { Change, EvidenceKey } from './evidence.ts';
import { appNow } from './leaked-keys.ts';
import type { LeakedKey, Incident } from './incident.ts';
import { failureAt, operationIdOf, triedLevels, type RevokeLevel } from './revoke/revoke-level.ts';

/** The keys that were found, with what is known of them now. */
export function evidenceKeys(client: QueryClient, incident: Incident): EvidenceKey[] {
  return incident.leakedKeys.map((leakedKey) => {
    const { organization, app } = leakedKey;
    const owner = client.getQueryData(ownerQuery(organization, app.owner).queryKey);
    return {
      ...leakedKey,
      fingerprint: incident.pasted.keys.find(({ key }) => key === leakedKey.key)?.fingerprint,
      now: appNow(leakedKey),
      owner,
      ownerBefore: ownerBefore(leakedKey, incident) ?? owner,
      changes: triedLevels(leakedKey, incident).flatMap((level) =>
        changeAt(level, leakedKey, incident),
      ),
    };
  });
}

// None or one.
function changeAt(level: RevokeLevel, leakedKey: LeakedKey, incident: Incident): Change[] {
  const failure = failureAt(leakedKey, level, incident);
  if (failure && failure.reason.kind !== 'ended') return [{ level, ending: 'not sent' }];
  const record = lastRecordOf(operationIdOf(leakedKey, level));
  // What was changed before the search was not changed because of the leak.
  if (!record?.outcome || record.startedAt < incident.startedAt) return [];
  return [{ level, action: record.operation.action, ending: record.outcome.ending }];
}

function ownerBefore({ organization, app }: LeakedKey, { startedAt: since }: Incident) {
  const first = recordsOf(ownerResource(organization, app.owner)).find(
    ({ startedAt }) => startedAt >= since,
  );
  return first?.operation.before as OwnerRecord | undefined;
}
