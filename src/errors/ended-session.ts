import { ApiError, hostOf } from '../api/api-error.ts';
import { allConnections, type Connection } from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';

/** The connection that an error of a missing session is about; `undefined` once its session is valid again. */
export function endedSessionOf(error: unknown): Connection | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.status !== 401 && error.kind !== 'signed-out') return undefined;
  return allConnections().find(
    (connection) => sessionOf(connection) === 'ended' && hostOf(connection.baseUrl) === error.host,
  );
}
