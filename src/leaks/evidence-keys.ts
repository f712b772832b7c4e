import type { QueryClient } from '@tanstack/react-query';
import { ownerQuery } from '../api/owners.ts';
import type { OwnerRecord } from '../api/schemas.ts';
import { lastRecordOf, recordsOf } from '../operations/log.ts';
import { ownerResource } from '../operations/owner/owner-resource.ts';
import type { EvidenceKey } from './evidence.ts';
import { appNow } from './holders.ts';
import type { Holder, Incident } from './incident.ts';
import { failureAt, triedLevels, operationIdOf } from './revoke/revoke-level.ts';

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
      changes: triedLevels(holder, incident).flatMap((level) => {
        const failure = failureAt(holder, level, incident);
        const record = lastRecordOf(operationIdOf(holder, level));
        const isSent = !failure || failure.reason.kind === 'ended';
        // What was changed before the search was not changed because of the leak.
        const isOfIncident = record !== undefined && record.startedAt >= incident.startedAt;
        const endingOfSent = isOfIncident ? record.outcome?.ending : undefined;
        const ending = isSent ? endingOfSent : ('not sent' as const);
        return ending ? [{ level, ending }] : [];
      }),
    };
  });
}

function ownerBefore({ organization, app }: Holder, { startedAt: since }: Incident) {
  const first = recordsOf(ownerResource(organization, app.owner)).find(
    ({ startedAt }) => startedAt >= since,
  );
  return first?.operation.before as OwnerRecord | undefined;
}
