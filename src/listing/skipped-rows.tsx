import type { SkippedRow } from '../api/lists/rows.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';

interface Props {
  what: 'apps' | 'parts of an app';
  skipped: readonly SkippedRow[];
}

/** The most lines that *Details* shows. */
const maxLines = 100;

/** Lists the rows from the server that cannot be shown, with the reason. */
export function SkippedRows({ what, skipped }: Props) {
  const count = skipped.length;
  const lines = skipped.slice(0, maxLines).map(({ path, reason }) => `${path} ${reason}`);
  return (
    <Notice
      isState
      title={what === 'apps' ? m.skipped_apps({ count }) : m.skipped_in_app({ count })}
      details={{ label: m.details(), lines }}
    >
      {what === 'apps' ? m.skipped_apps_explained() : m.skipped_in_app_explained()}
    </Notice>
  );
}
