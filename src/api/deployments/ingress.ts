import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { unloadedGroups } from '../../access/call/ingress.ts';
import { read } from '../client.ts';
import { path } from '../path.ts';
import { dialectOf } from '../platform.ts';

// Loose: `access/call/ingress.ts` reads it, and says what is missing.
const configSchema = v.looseObject({
  environmentGroups: v.optional(v.array(v.unknown())),
});
const groupSchema = v.looseObject({});

/** Whether the platform tells which host and base path lead to which proxy: X does, Edge does not. */
export function hasIngress(organization: string): boolean {
  return dialectOf(organization).hasIngress;
}

/**
 * The deployed ingress configuration of an organization on X, for `resolveRoute` (docs/apigee-api.md, "URL to proxy").
 * Groups of which it has only the location are loaded by themselves; one that can't be loaded stays as it is.
 */
export function ingressQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'ingress'],
    queryFn: async ({ signal }) => {
      const target = path`/organizations/${organization}/deployedIngressConfig`;
      const config = await read(organization, target, configSchema, { query: full, signal });
      const names = unloadedGroups(config);
      const groups = await Promise.all(names.map((name) => readGroup(organization, name, signal)));
      const loaded = groups.filter((group) => group !== null);
      return { ...config, environmentGroups: [...(config.environmentGroups ?? []), ...loaded] };
    },
    staleTime: 60_000,
  });
}

const full = { view: 'FULL' };

async function readGroup(organization: string, name: string, signal: AbortSignal) {
  const target = path`/organizations/${organization}/envgroups/${name}/deployedIngressConfig`;
  try {
    return await read(organization, target, groupSchema, { query: full, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
