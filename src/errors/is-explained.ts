import { ApiError } from '../api/api-error.ts';
import { UnknownOrganization } from '../connection/connection.ts';

/** Whether an error is one that the console knows how to say; anything else is a fault of its own. */
export function isExplained(error: unknown): boolean {
  return error instanceof ApiError || error instanceof UnknownOrganization;
}
