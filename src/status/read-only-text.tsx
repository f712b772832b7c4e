import { formatList } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';

/** The text of `ReadOnlyNotice`. */
export function ReadOnlyText({ permissions }: { permissions: readonly string[] }) {
  return (
    <Notice isState title={m.read_only_page()}>
      {m.read_only_next({ permission: formatList(permissions) })}
    </Notice>
  );
}
