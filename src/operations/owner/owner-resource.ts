import type { QueryClient } from '@tanstack/react-query';
import { developersQuery, groupsQuery, ownerQuery, readOwner } from '../../api/owners.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';
import type { Resource } from '../operation.ts';

/** A developer, AppGroup or company as a resource. */
export function ownerResource(organization: string, owner: Owner): Resource<OwnerRecord> {
  const id = `owners/${owner.kind}/${owner.id}`;
  return {
    organization,
    id,
    read: (client) => readFresh(client, organization, owner),
    refetch(client) {
      const { queryKey } = ownerQuery(organization, owner);
      void client.invalidateQueries({ queryKey, exact: true });
    },
    differences: (seen, now) =>
      statusOf(seen).toLowerCase() === statusOf(now).toLowerCase()
        ? []
        : [{ id: ownerStatusId(organization, owner), seen: statusOf(seen), now: statusOf(now) }],
    modifiedAt: () => undefined,
  };
}

/** Identifies the status of an owner, as `Operation.id`. */
export function ownerStatusId(organization: string, { kind, id }: Pick<Owner, 'kind' | 'id'>) {
  return JSON.stringify([organization, 'owner', [kind, id]]);
}

/** The status of an owner; '' = the server sends none. */
export function statusOf({ status }: OwnerRecord): string {
  return status ?? '';
}

// Updates every cache that shows the owner. Cancels reads in flight: they may hold the old state.
async function readFresh(
  client: QueryClient,
  organization: string,
  owner: Owner,
): Promise<OwnerRecord> {
  const record = await readOwner(organization, owner);
  const { queryKey } = ownerQuery(organization, owner);
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, record);
  const list = owner.kind === 'developer' ? developersQuery : groupsQuery;
  // Keep the list's age: only one owner in it is new.
  const state = client.getQueryState(list(organization).queryKey);
  client.setQueryData(
    list(organization).queryKey,
    (found) =>
      found && { ...found, rows: found.rows.map((row) => (row.id === record.id ? record : row)) },
    { updatedAt: state?.dataUpdatedAt ?? 0 },
  );
  return record;
}
