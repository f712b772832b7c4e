import Pencil from 'lucide-react/icons/pencil';
import { useEffect, useRef, useState } from 'react';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { statusAt, switchId } from '../../operations/app/switches.ts';
import { StatusBadge } from '../../status/status-badge.tsx';
import type { StatusProps } from '../../status/status-control.tsx';
import { changeStatusLabel, statusLabel } from '../../status/status-label.ts';
import { UnderWay, useUnderWay } from '../../status/under-way.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './read-status.module.css';

const StatusControl = lazyPart(
  async () => (await import('../../status/status-control.tsx')).StatusControl,
);

/** Fetches the control in advance: it can't be fetched once the connection is lost. */
export const prefetchStatusControl = StatusControl.preload;

/** A status to read, with a button that puts its control in this place and opens it. */
export function ReadStatus(props: StatusProps) {
  const { organization, app, level, overruled = false } = props;
  const [isChanging, setChanging] = useState(false);
  const underWay = useUnderWay(switchId({ organization, app, level }));
  const change = changeStatusLabel(app, level);
  const badge = underWay ? (
    <UnderWay text={underWay} />
  ) : (
    <StatusBadge
      status={statusAt(app, level) ?? ''}
      label={statusLabel(app, level)}
      overruled={overruled}
    />
  );
  if (isChanging)
    return (
      <LazyBoundary fallback={badge}>
        <OpenedControl {...props} />
      </LazyBoundary>
    );
  return (
    <span className={styles.status}>
      {badge}
      <Button
        kind="quiet"
        icon={<Pencil size={14} aria-hidden />}
        aria-label={change}
        title={change}
        onClick={() => setChanging(true)}
      />
    </span>
  );
}

function OpenedControl(props: StatusProps) {
  const wrapper = useRef<HTMLSpanElement>(null);
  // A click without a mouse, as a screen reader does it: focuses the control and opens its list.
  useEffect(() => wrapper.current?.querySelector<HTMLElement>('[role="combobox"]')?.click(), []);
  return (
    <span ref={wrapper}>
      <StatusControl {...props} />
    </span>
  );
}
