import { ApiError } from '../api/api-error.ts';
import { UnknownOrganization } from '../connection/connection.ts';

/** Whether an error has an explanation of its own; any other error is a bug in the console. */
export function isExplained(error: unknown): boolean {
  return error instanceof ApiError || error instanceof UnknownOrganization;
}
