import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { keyText } from '../../operations/app/key-text.ts';
import { statusAt, switchId } from '../../operations/app/switches.ts';
import { m } from '../../paraglide/messages.js';
import { StatusBadge } from '../../status/status-badge.tsx';
import type { StatusProps } from '../../status/status-control.tsx';
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
  const [label, change] = labelsOf(props);
  const badge = underWay ? (
    <UnderWay text={underWay} />
  ) : (
    <StatusBadge status={statusAt(app, level) ?? ''} label={label} overruled={overruled} />
  );
  if (isChanging)
    return (
      <LazyBoundary waiting={badge}>
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
  const place = useRef<HTMLSpanElement>(null);
  // A click without a mouse, as a screen reader does it: focuses the control and opens its list.
  useEffect(() => place.current?.querySelector<HTMLElement>('[role="combobox"]')?.click(), []);
  return (
    <span ref={place}>
      <StatusControl {...props} />
    </span>
  );
}

/** Which status it is, and the name of the button that changes it. */
function labelsOf({ app, level: { key, product } }: StatusProps): [string, string] {
  if (product !== undefined)
    return [m.status_of_product({ product }), m.change_status_of_product({ product })];
  if (key === undefined) return [m.app_status(), m.change_app_status()];
  const name = { key: keyText(app, key) };
  return [m.status_of_key(name), m.change_status_of_key(name)];
}
