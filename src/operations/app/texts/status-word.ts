import { knownStatus } from '../../../access/status.ts';
import { m } from '../../../paraglide/messages.js';

/** A status in the user's language; an unknown one is shown as the server sent it. */
export function statusWord(status: string): string {
  const known = knownStatus(status);
  if (known === 'approved') return m.status_approved();
  if (known === 'revoked') return m.status_revoked();
  if (known === 'pending') return m.status_pending();
  return status || m.status_none();
}
