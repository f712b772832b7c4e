import X from 'lucide-react/icons/x';
import { barHotkey } from '../find/shortcuts.ts';
import { useEffect } from 'react';
import type { Action } from '../access/status.ts';
import { preloadBulk } from '../bulk/bulk-host.tsx';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { announce } from '../ui/toast/announcer.ts';
import styles from './selection-bar.module.css';
import { useBarFocus } from './use-bar-focus.ts';

interface Props {
  /** how many rows are selected */
  count: number;
  /** how many of them the list does not show */
  elsewhere?: number;
  /** why not everything can be selected, if the list covers only some of the apps */
  partNote?: string | undefined;
  /** on the button that revokes, unless it says so */
  revokeText?: string;
  onBulk(action: Action): void;
  onClear(): void;
}

/** Bulk actions for the selected rows. Placed before the table, so that Tab reaches it first. */
export function SelectionBar({
  count,
  elsewhere = 0,
  partNote,
  revokeText = m.bulk_revoke(),
  onBulk,
  onClear,
}: Props) {
  const { bar, onFocus, leave } = useBarFocus();
  useEffect(() => {
    preloadBulk();
    announce(m.select_hotkey({ hotkey: barHotkey }));
    // The bar appears above what has the focus, which may be the checkbox of a row at the bottom.
    const { activeElement } = document;
    const top = bar.current?.getBoundingClientRect().top ?? Infinity;
    if (activeElement && activeElement.getBoundingClientRect().bottom > top)
      activeElement.scrollIntoView({ block: 'nearest' });
  }, [bar]);
  return (
    <section
      className={styles.place}
      aria-label={m.select_bar({ hotkey: barHotkey })}
      aria-keyshortcuts={barHotkey}
    >
      <div ref={bar} className={styles.bar} onFocus={onFocus}>
        <p className={styles.count}>
          <strong>{m.select_count({ count: formatNumber(count) })}</strong>
          <kbd aria-hidden>{barHotkey}</kbd>
          {elsewhere > 0 && <span>{m.select_elsewhere({ count: formatNumber(elsewhere) })}</span>}
          {partNote && <span>{partNote}</span>}
        </p>
        <Button onClick={() => onBulk('approve')}>{m.bulk_approve()}</Button>
        <Button onClick={() => onBulk('revoke')}>{revokeText}</Button>
        <Button
          kind="quiet"
          icon={<X size={16} aria-hidden />}
          aria-label={m.select_clear()}
          onClick={() => {
            leave();
            onClear();
          }}
        />
      </div>
    </section>
  );
}
