import type { NewKey } from '../api/app-requests.ts';
import type { FinishedOperation } from '../operations/log.ts';
import type { ReportTexts } from '../operations/operation-texts.ts';
import { createStore } from '../store.ts';
import { useStore } from '../ui/hooks/use-store.ts';

/** An app that was just created, until the secret of its key was shown. */
export interface CreatedApp {
  organization: string;
  appId: string;
  record: FinishedOperation;
  texts: ReportTexts;
  newKey: NewKey;
}

const created = createStore<CreatedApp | undefined>(undefined);

/** Makes the page of a new app show its key. Kept in this variable only: a reload forgets it. */
export const rememberNewApp = created.set;

/** The app, if it was just created and its key is still to be shown. */
export function useNewApp(organization: string, appId: string): CreatedApp | undefined {
  const found = useStore(created);
  return found?.organization === organization && found.appId === appId ? found : undefined;
}
