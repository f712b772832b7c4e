import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { environmentsQuery } from '../api/deployments/environments.ts';
import { appCallsQuery, type KeyCallStats } from '../api/stats/stats.ts';
import {
  organizationUsage,
  usageByEnvironment,
  type OrganizationUsage,
} from './organization-usage.ts';

interface LoadedUsage {
  usage: OrganizationUsage;
  /** loads again what failed */
  retry(this: void): void;
}

/**
 * Who called when: one question for each environment, in the background, kept in memory.
 *
 * @param isAsked false = only what is in memory
 */
export function useOrganizationUsage(organization: string, isAsked = true): LoadedUsage {
  const { data, error, refetch } = useQuery({
    ...environmentsQuery(organization),
    enabled: isAsked,
  });
  const names = data?.environments;
  // Stable, so that the sum is made again only when something was loaded.
  const combine = useCallback(
    (answers: UseQueryResult<KeyCallStats>[]): LoadedUsage => ({
      usage: organizationUsage(names && usageByEnvironment(names, answers), error ?? undefined),
      retry() {
        if (error) void refetch();
        for (const answer of answers) if (answer.error) void answer.refetch();
      },
    }),
    [names, error, refetch],
  );
  return useQueries({
    queries: (names ?? []).map((name) => ({
      ...appCallsQuery(organization, name),
      enabled: isAsked,
    })),
    combine,
  });
}
