import { useSyncExternalStore } from 'react';
import { permissionFor } from '../api/status.ts';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { wireTarget, type Switch } from './change.ts';

/** Why a switch can't be changed, in words, or `undefined` while the server has not refused it. */
export function useRefusal(target: Switch) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(target.organization));
  const permission = permissionFor(wireTarget(target));
  return refused.has(permission) ? m.read_only({ permission }) : undefined;
}
