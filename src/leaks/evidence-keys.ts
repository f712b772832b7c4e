import type { QueryClient } from '@tanstack/react-query';
import { ownerQuery } from '../api/owners.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { lastRecordOf, recordsOf } from '../operations/log.ts';
import { ownerResource } from '../operations/owner/owner-resource.ts';
import type { Change, EvidenceKey } from './evidence.ts';
import { appNow } from './holders.ts';
import type { Holder, Incident } from './incident.ts';
import { failureAt, operationIdOf, triedLevels, type RevokeLevel } from './revoke/revoke-level.ts';

/** The keys that were found, with what is known of them now. */
export function evidenceKeys(client: QueryClient, incident: Incident): EvidenceKey[] {
  return incident.holders.map((holder) => {
    const { organization, app } = holder;
    const owner = client.getQueryData(ownerQuery(organization, app.owner).queryKey);
    return {
      ...holder,
      fingerprint: incident.pasted.keys.find(({ key }) => key === holder.key)?.fingerprint,
      now: appNow(holder),
      owner,
      ownerBefore: ownerBefore(holder, incident) ?? owner,
      changes: triedLevels(holder, incident).flatMap((level) => changeAt(level, holder, incident)),
    };
  });
}

// None or one.
function changeAt(level: RevokeLevel, holder: Holder, incident: Incident): Change[] {
  const failure = failureAt(holder, level, incident);
  if (failure && failure.reason.kind !== 'ended') return [{ level, ending: 'not sent' }];
  const record = lastRecordOf(operationIdOf(holder, level));
  // What was changed before the search was not changed because of the leak.
  if (!record?.outcome || record.startedAt < incident.startedAt) return [];
  return [{ level, action: record.operation.action, ending: record.outcome.ending }];
}

function ownerBefore({ organization, app }: Holder, { startedAt: since }: Incident) {
  const first = recordsOf(ownerResource(organization, app.owner)).find(
    ({ startedAt }) => startedAt >= since,
  );
  return first?.operation.before as OwnerRecord | undefined;
}
