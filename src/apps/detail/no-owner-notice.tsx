import { m } from '../../paraglide/messages.js';
import { Notice } from '../../ui/notice.tsx';

/** Shown on an app without an owner: its statuses can't be changed. */
export function NoOwnerNotice() {
  return (
    <Notice isState title={m.no_owner()}>
      {m.no_owner_next()}
    </Notice>
  );
}
