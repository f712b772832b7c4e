import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialog.tsx';
import { isMac } from '../ui/is-mac.ts';
import styles from './shortcut-list.module.css';
import { closeShortcutList, findKeys, hasShortcuts } from './shortcuts.ts';

/** The keyboard shortcuts of the console. */
export function ShortcutList() {
  const single = hasShortcuts();
  const shortcuts = [
    { keys: findKeys, what: m.shortcut_find() },
    ...(single ? [{ keys: '/', what: m.shortcut_find() }] : []),
    { keys: isMac ? '⌘V' : 'Ctrl+V', what: m.shortcut_paste() },
    { keys: 'F8', what: m.shortcut_notifications() },
    ...(single ? [{ keys: '?', what: m.shortcut_list() }] : []),
  ];
  return (
    <Dialog title={m.shortcuts()} close={m.close()} onClose={closeShortcutList}>
      <dl className={styles.list}>
        {shortcuts.map(({ keys, what }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {!single && <p>{m.shortcuts_off()}</p>}
    </Dialog>
  );
}
