import type { AnyApp, AnyCredential } from '../../api/schemas.ts';
import { hasOwner } from '../../api/owners.ts';
import { canSetScopes } from '../../api/key-requests.ts';
import { keyText } from '../../operations/app/texts/key-text.ts';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/choices/menu.tsx';
import styles from './key-actions.module.css';
import { RetiringKey } from './rotate/old-key.tsx';
import type { KeyDialog } from './open-dialog.ts';
import { useRetirement } from './rotate/retirements.ts';

interface Props {
  organization: string;
  app: AnyApp;
  credential: AnyCredential;
  onOpen(dialog: KeyDialog): void;
}

/** What can be done with a key: one button, and a menu with the rest. */
export function KeyActions({ organization, app, credential, onOpen }: Props) {
  const { consumerKey: key, products } = credential;
  const keyName = keyText(app, key);
  const isRetiring = useRetirement({ organization, app, consumerKey: key }) !== undefined;
  if (!hasOwner(app.owner)) return null;
  const item = (kind: KeyDialog['kind'], label: string) => ({
    label,
    onChoose: () => onOpen({ kind, key }),
  });
  return (
    <div className={styles.actions}>
      {isRetiring && <RetiringKey {...{ organization, app, credential, keyName }} />}
      <span className={styles.buttons}>
        <Button
          aria-label={m.rotate_key_named({ key: keyName })}
          onClick={() => onOpen({ kind: 'rotate', key })}
        >
          {m.rotate_key()}
        </Button>
        <Menu
          label={m.more_actions({ key: keyName })}
          items={[
            item('add-product', m.menu_add_product()),
            ...(products.length > 0 ? [item('remove-product', m.menu_remove_product())] : []),
            ...(canSetScopes(app) ? [item('scopes', m.menu_scopes())] : []),
            { ...item('replace', m.menu_replace()), isDanger: true },
            { ...item('delete', m.menu_delete()), isDanger: true },
          ]}
        />
      </span>
    </div>
  );
}
