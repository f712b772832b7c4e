import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import type { OwnerRecord } from '../api/schemas.ts';

/** The owners of an organization, as far as they are loaded. They add names, and verdicts on inactive owners. */
export function useLoadedOwners(organization: string): OwnerRecord[] {
  const { data: developers } = useQuery(developersQuery(organization));
  const { data: groups } = useQuery(groupsQuery(organization));
  return useMemo(
    () => [...(developers?.rows ?? []), ...(groups?.rows ?? [])],
    [developers, groups],
  );
}
