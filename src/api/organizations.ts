import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { Connection } from '../connection/connection.ts';
import { readFrom } from './client.ts';

// X: `{organizations: [{organization, …}]}`; Edge: a bare list of names (docs/apigee-api.md, "Response shapes").
const organizationsSchema = v.union([
  v.array(v.string()),
  v.pipe(
    v.object({
      organizations: v.nullish(v.array(v.object({ organization: v.string() })), []),
    }),
    v.transform(({ organizations }) => organizations.map((found) => found.organization)),
  ),
]);

/** The organizations to offer on a connection: those it names, else all that its server lets one see. */
export function organizationsQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['connections', connection.name, 'organizations'],
    queryFn: ({ signal }) =>
      connection.organizations ??
      readFrom(connection, '/organizations', organizationsSchema, { signal }),
    staleTime: 300_000,
  });
}
