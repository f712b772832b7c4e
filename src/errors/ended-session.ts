import { ApiError, hostOf } from '../api/api-error.ts';
import { allConnections, type Connection } from '../connection/connection.ts';
import { sessionOf } from '../connection/session.ts';

/** The connection whose session an error ended, or found ended, if nobody has signed in again since. */
export function endedSessionOf(error: unknown): Connection | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.status !== 401 && error.kind !== 'signed-out') return undefined;
  return allConnections().find(
    (connection) => sessionOf(connection) === 'ended' && hostOf(connection.baseUrl) === error.host,
  );
}
