import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { read } from '../client.ts';
import { identity } from '../fields.ts';
import { listBody } from '../lists/list-body.ts';
import { rowsOf } from '../lists/rows.ts';
import { nameList } from '../name-list.ts';
import { path } from '../path.ts';

const inObject = v.pipe(
  v.object({ name: identity }),
  v.transform(({ name }) => name),
);

const proxyListSchema = v.pipe(
  nameList('proxies', identity, inObject),
  v.transform(({ rows }) => rows),
);

const deployedOnX = v.pipe(
  v.object({ apiProxy: identity }),
  v.transform(({ apiProxy }) => apiProxy),
);

// X: `{deployments: [{apiProxy, …}]}`, one for each revision; Edge: `{aPIProxy: [{name, …}], environment, …}`.
const deploymentsSchema = v.pipe(
  v.union([
    v.pipe(
      v.object({ aPIProxy: v.array(v.unknown()) }),
      v.transform(({ aPIProxy }) => rowsOf(aPIProxy, inObject, 'aPIProxy')),
    ),
    listBody('deployments', deployedOnX),
  ]),
  v.transform(({ rows }) => [...new Set(rows)].toSorted()),
);

/**
 * The names of the API proxies that are deployed in an environment, sorted (docs/apigee-api.md, "URL to proxy").
 *
 * @throws ApiError 403 without `apigee.deployments.list`
 */
export function deployedProxiesQuery(organization: string, environment: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'environments', environment, 'deployments'],
    queryFn: ({ signal }) =>
      read(
        organization,
        path`/organizations/${organization}/environments/${environment}/deployments`,
        deploymentsSchema,
        { signal },
      ),
    staleTime: 300_000,
  });
}

/** The names of the API proxies of an organization; for callers limited to a space, the list can be incomplete. */
export function proxiesQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'apis'],
    queryFn: ({ signal }) =>
      read(organization, path`/organizations/${organization}/apis`, proxyListSchema, { signal }),
    staleTime: 300_000,
  });
}
