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
  return (
    <CreatedKeyDialog
      {...{ organization, app, creating }}
      creation={creating.creation ?? { ...created, keys: state.credentials }}
      onClose={() => rememberNewApp(undefined)}
    />
  );
}
