import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import styles from './shortcut-list.module.css';
import { barHotkey, closeShortcutList, hasShortcuts, withModifier } from './shortcuts.ts';

/** The keyboard shortcuts of the console. */
export function ShortcutList() {
  const single = hasShortcuts();
  const shortcuts = [
    { keys: single ? [withModifier('K'), '/'] : [withModifier('K')], what: m.shortcut_find() },
    { keys: [withModifier('V')], what: m.shortcut_paste() },
    { keys: ['F8'], what: m.shortcut_notifications() },
    { keys: [barHotkey], what: m.shortcut_selection() },
    { keys: single ? ['J', 'K'] : [], what: m.shortcut_approvals_move() },
    { keys: single ? ['A', 'R'] : [], what: m.shortcut_approvals_decide() },
    { keys: single ? ['?'] : [], what: m.shortcut_list() },
  ];
  return (
    <Dialog title={m.shortcuts()} close={m.close()} onClose={closeShortcutList}>
      <dl className={styles.list}>
        {shortcuts
          .filter(({ keys }) => keys.length > 0)
          .map(({ keys, what }) => (
            <div key={what}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} translate="no">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
      </dl>
      {!single && <p>{m.shortcuts_off()}</p>}
    </Dialog>
  );
}
