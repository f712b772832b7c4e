import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OwnerState } from '../access/evaluate.ts';
import { developersQuery, groupsQuery, hasOwner } from '../api/owners.ts';
import type { Owner } from '../api/schemas.ts';
import { directoryOf, ownerKey, type Directory } from './row.ts';
import { useLoadedOwners } from './use-owners.ts';

/** The owners of an organization by `ownerKey`, and their states for verdicts. */
export function useOwnerStates(organization: string) {
  const { isPending: isDevelopersPending } = useQuery(developersQuery(organization));
  const { isPending: isGroupsPending } = useQuery(groupsQuery(organization));
  const owners = useLoadedOwners(organization);
  const isLoading = isDevelopersPending || isGroupsPending;
  return useMemo(() => {
    const directory = directoryOf(owners);
    return { directory, stateOf: (owner: Owner) => stateOf(owner, directory, isLoading) };
  }, [owners, isLoading]);
}

function stateOf(owner: Owner, directory: Directory, isLoading: boolean): OwnerState {
  const { kind } = owner;
  if (!hasOwner(owner)) return { kind, unread: 'none' };
  const record = directory.get(ownerKey(owner));
  if (record) return { kind, status: record.status };
  return { kind, unread: isLoading ? 'loading' : 'failed' };
}
