import { useSyncExternalStore } from 'react';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import type { Operation } from '../operations/operation.ts';

/** The text of why an operation can't be run; `undefined` if no reason is known. */
export function useRefusal(
  organization: string,
  { permission, impossible }: Pick<Operation, 'permission' | 'impossible'>,
) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  if (impossible === 'no-products') return m.new_key_needs_product();
  if (impossible) return m.read_only_no_owner();
  return refused.has(permission) ? m.read_only({ permission }) : undefined;
}
