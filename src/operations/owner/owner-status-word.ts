import { isSameOwnerStatus } from '../../access/status.ts';
import { m } from '../../paraglide/messages.js';
import type { StatusLook } from '../operation-texts.ts';

/** The status of an owner in the user's language; an unknown one is shown as the server sent it. */
export function ownerStatusWord(status = ''): string {
  if (isSameOwnerStatus(status, 'active')) return m.owner_active();
  if (isSameOwnerStatus(status, 'inactive')) return m.owner_inactive();
  return status || m.status_none();
}

/** How the status of an owner looks. An unknown one counts as no access. */
export function ownerStatusLook(status: string): StatusLook {
  if (isSameOwnerStatus(status, 'active')) return 'approved';
  return isSameOwnerStatus(status, 'inactive') ? 'revoked' : 'unknown';
}
