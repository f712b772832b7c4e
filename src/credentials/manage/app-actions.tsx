import KeyRound from 'lucide-react/icons/key-round';
import Plus from 'lucide-react/icons/plus';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import styles from './app-actions.module.css';
import type { AppDialog } from './open-dialog.ts';

/** The buttons that give an app another key. */
export function AppActions({ onOpen }: { onOpen(dialog: AppDialog): void }) {
  return (
    <span className={styles.buttons}>
      <Button icon={<KeyRound size={16} aria-hidden />} onClick={() => onOpen({ kind: 'import' })}>
        {m.import_key()}
      </Button>
      <Button
        kind="primary"
        icon={<Plus size={16} aria-hidden />}
        onClick={() => onOpen({ kind: 'add' })}
      >
        {m.add_credential()}
      </Button>
    </span>
  );
}
