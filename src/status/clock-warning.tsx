import { formatTimeSpan } from '../messages/units.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';

/** The text of `ClockNotice`. `aheadMs` is negative for a clock that is behind. */
export function ClockWarning({ aheadMs }: { aheadMs: number }) {
  const time = formatTimeSpan(Math.abs(aheadMs));
  return (
    <Notice title={aheadMs > 0 ? m.clock_ahead({ time }) : m.clock_behind({ time })} isState>
      {m.clock_next()}
    </Notice>
  );
}
