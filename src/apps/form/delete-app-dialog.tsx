import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { isAlready } from '../../access/status.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { appQuery } from '../../api/apps.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { OperationDialog } from '../../credentials/manage/operation-dialog.tsx';
import { useTypedName } from '../../credentials/manage/typed-name.tsx';
import { useRun } from '../../credentials/manage/use-run.ts';
import { deleteApp } from '../../operations/app/delete-app.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import type { FinishedOperation } from '../../operations/log.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { report, runAndReport } from '../../operations/run-and-report.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { Consequences } from '../../status/dialogs/revoke-dialog.tsx';
import { Button } from '../../ui/button.tsx';

interface Props {
  organization: string;
  app: AnyApp;
  onClose(): void;
}

/**
 * Deletes an app once its name is typed, then leaves for the list: it stays open until then, as its page has no app any
 * more. Offers to revoke it instead.
 */
export function DeleteAppDialog({ organization, app, onClose }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const running = useRun();
  const [leave] = useState(leaving);
  const { handleSubmit, nameField } = useTypedName(app.name);
  const target = { organization, app: withoutSecrets(app) };
  const revocation = statusChange({ ...target, level: {} }, 'revoke');
  const isRevoked = isAlready(app.status, 'revoke');

  const submit = handleSubmit(async () => {
    const record = await running.run(deleteApp(target), 'everything');
    if (!record || !isSuccess(record.outcome)) return;
    if (!running.isOpen()) return forgetApp(client, organization, app.appId);
    leave.with(record);
    await navigate(paths.apps(organization), { replace: true });
  });

  // Not before the page of the app is gone: it would load the app again.
  useEffect(
    () => () => {
      const deletion = leave.record();
      if (!deletion) return;
      forgetApp(client, organization, app.appId);
      void report(client, deletion, undefined, false);
    },
    [client, organization, app.appId, leave],
  );

  function revoke() {
    if (running.isRunning) return;
    onClose();
    void runAndReport(client, revocation);
  }

  return (
    <OperationDialog
      title={m.delete_app_title({ app: app.displayName })}
      submit={m.delete_app()}
      kind="danger"
      locked={running.isRunning}
      onSubmit={submit}
      {...{ running, onClose }}
      other={!isRevoked && <Button onClick={revoke}>{m.revoke_instead()}</Button>}
    >
      <Consequences change={revocation} scope={m.delete_app_scope({ app: app.displayName })} />
      <p>{isRevoked ? m.delete_app_revoked() : m.delete_app_revoke_first()}</p>
      {nameField}
    </OperationDialog>
  );
}

function forgetApp(client: QueryClient, organization: string, appId: string): void {
  client.removeQueries({ queryKey: appQuery(organization, appId).queryKey, exact: true });
}

/** The deletion with which the page is left, once there is one. */
function leaving() {
  let deletion: FinishedOperation | undefined;
  return {
    with: (record: FinishedOperation) => void (deletion = record),
    record: () => deletion,
  };
}
