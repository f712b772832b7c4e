import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { Connection } from '../connection/connection.ts';
import { readFromConnection } from './client.ts';
import { pathSegment } from './fields.ts';
import { listBody } from './lists/list-body.ts';
import { rowsOf, type Rows } from './lists/rows.ts';

const inObject = v.pipe(
  v.object({ organization: pathSegment }),
  v.transform(({ organization }) => organization),
);

// X: `{organizations: [{organization, …}]}`; Edge: a bare list of names (docs/apigee-api.md, "Response shapes").
const organizationsSchema = v.pipe(
  v.union([
    v.pipe(
      v.array(v.unknown()),
      v.transform((names): Rows<string> => rowsOf(names, pathSegment, 'organizations')),
    ),
    listBody('organizations', inObject),
  ]),
  // If all rows are unusable, the list is malformed, not empty.
  v.check(({ rows, skipped }) => rows.length > 0 || skipped.length === 0),
  v.transform(({ rows }) => rows),
);

/** The organizations of a connection: those in the configuration, else those that the server lists. */
export function organizationsQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['connections', connection.name, 'organizations'],
    queryFn: ({ signal }) =>
      connection.organizations ??
      readFromConnection(connection, '/organizations', organizationsSchema, { signal }),
    staleTime: 300_000,
  });
}
