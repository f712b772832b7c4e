import { useSyncExternalStore } from 'react';
import { hasOwner } from '../api/owners.ts';
import { permissionFor } from '../api/status.ts';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { wireTarget, type Switch } from '../operations/app/status-change.ts';

/** The text of why a switch can't be changed; `undefined` if no reason is known. */
export function useRefusal(target: Switch) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(target.organization));
  const permission = permissionFor(wireTarget(target));
  if (!hasOwner(target.app.owner)) return m.read_only_no_owner();
  return refused.has(permission) ? m.read_only({ permission }) : undefined;
}
