import type { ReactNode } from 'react';
import { withoutSecrets } from '../../../api/app-bodies.ts';
import { m } from '../../../paraglide/messages.js';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import type { AppDialogProps } from '../dialog-props.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { NewKeyPanel } from './new-key-panel.tsx';
import type { Creation, useKeyCreation } from './use-key-creation.ts';

interface Props extends AppDialogProps {
  creating: ReturnType<typeof useKeyCreation>;
  creation: Creation;
  /** what else there is to do */
  children?: ReactNode;
}

/** Shows a key that was just created. */
export function CreatedKeyDialog(props: Props) {
  const { organization, app, creating, creation, onClose, children } = props;
  return (
    <Dialog title={m.new_key_title()} close={m.close()} onClose={onClose}>
      <NewKeyPanel
        {...{ organization, app, creation }}
        isRunning={creating.isRunning}
        onReplace={(wrong, newKey) =>
          void creating.replace({ organization, app: withoutSecrets(app) }, wrong, newKey)
        }
        onDone={onClose}
      >
        {!creating.isRunning && <FailureNotice last={creating.last} />}
        {children}
      </NewKeyPanel>
    </Dialog>
  );
}
