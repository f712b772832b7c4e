import { useSyncExternalStore } from 'react';
import { hasOwner } from '../api/owners.ts';
import { permissionFor } from '../api/status.ts';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { wireTarget, type Switch } from '../operations/status-change.ts';

/** Why a switch can't be changed, in words, or `undefined` as long as nothing is known against it. */
export function useRefusal(target: Switch) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(target.organization));
  const permission = permissionFor(wireTarget(target));
  if (!hasOwner(target.app.owner)) return m.read_only_no_owner();
  return refused.has(permission) ? m.read_only({ permission }) : undefined;
}
