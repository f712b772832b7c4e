import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp, App } from '../../api/schemas.ts';
import { CreatedKeyDialog } from '../../credentials/manage/new-key/created-key-dialog.tsx';
import { useKeyCreation } from '../../credentials/manage/new-key/use-key-creation.ts';
import { rememberNewApp, type CreatedApp } from '../new-app.ts';

interface Props {
  organization: string;
  /** as it is now, with secrets */
  app: AnyApp;
  created: CreatedApp;
}

/** Shows the key of an app that was just created, once. */
export function NewAppDialog({ organization, app, created }: Props) {
  const creating = useKeyCreation();
  const state = created.record.outcome.state as App;
  // Reads can lack the key for longer than its creation waits: the dialog opens when a later one has it.
  const { credentials: keys } = state.credentials.length > 0 ? state : withoutSecrets(app);
  if (keys.length === 0) return null;
  return (
    <CreatedKeyDialog
      {...{ organization, app, creating }}
      creation={creating.creation ?? { ...created, keys }}
      onClose={() => rememberNewApp(undefined)}
    />
  );
}
