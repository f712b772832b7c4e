import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import type { Connection } from '../connection/connection.ts';
import { readFromConnection } from './client.ts';
import { pathSegment } from './fields.ts';
import { nameList } from './name-list.ts';

const inObject = v.pipe(
  v.object({ organization: pathSegment }),
  v.transform(({ organization }) => organization),
);

const organizationsSchema = v.pipe(
  nameList('organizations', pathSegment, inObject),
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
