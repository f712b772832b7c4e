import { useSyncExternalStore } from 'react';
import { refusedIn, watchSessions } from '../connection/session.ts';
import { list } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';

/** Says once, above the switches that are locked, which permission is missing and what to do. */
export function ReadOnlyNotice({ organization }: { organization: string }) {
  const refused = useSyncExternalStore(watchSessions, () => refusedIn(organization));
  if (refused.size === 0) return null;
  return (
    <Notice isState title={m.read_only_page()}>
      {m.read_only_next({ permission: list([...refused]) })}
    </Notice>
  );
}
