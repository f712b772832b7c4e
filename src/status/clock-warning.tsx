import { formatTimeSpan } from '../messages/units.ts';
import { m } from '../paraglide/messages.js';
import { Notice } from '../ui/notice.tsx';

/**
 * Warns that the clock of the device is off by `aheadMs`, negative if it is slow. Rendered by `ClockNotice`, which loads
 * it on demand.
 */
export function ClockWarning({ aheadMs }: { aheadMs: number }) {
  const time = formatTimeSpan(Math.abs(aheadMs));
  return (
    <Notice title={aheadMs > 0 ? m.clock_ahead({ time }) : m.clock_behind({ time })} isState>
      {m.clock_next()}
    </Notice>
  );
}
