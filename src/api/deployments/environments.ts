import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { read } from '../client.ts';
import { anything, identity, text } from '../fields.ts';
import { rowsOf } from '../lists/rows.ts';
import { path } from '../path.ts';

const property = v.object({ name: identity, value: text });

// The same body on both platforms (docs/apigee-api.md, "Base URLs" and "Effective access").
const organizationSchema = v.pipe(
  v.object({
    name: identity,
    environments: anything,
    properties: v.optional(v.object({ property: anything }), {}),
  }),
  v.transform(({ environments, properties }) => ({
    environments: [...new Set(rowsOf(environments, identity, 'environments').rows)],
    /** a product without proxies and paths admits nothing */
    refusesUnbounded: rowsOf(properties.property, property, 'property').rows.some(
      ({ name, value }) => name === unboundedProperty && value === 'true',
    ),
  })),
);

const unboundedProperty = 'features.keymanagement.disable.unbounded.permissions';

/**
 * The names of an organization's environments, in the server's order, and the property that changes what products
 * admit. Apigee has no documented list of environments on X, so the organization itself is read.
 */
export function environmentsQuery(organization: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'environments'],
    queryFn: ({ signal }) =>
      read(organization, path`/organizations/${organization}`, organizationSchema, { signal }),
    staleTime: 300_000,
  });
}
