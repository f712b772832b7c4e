import { useQueryClient } from '@tanstack/react-query';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { useRun, type DialogRecord } from '../../credentials/manage/use-run.ts';
import { editApp } from '../../operations/app/edit-app.ts';
import type { Operation } from '../../operations/operation.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import {
  askAboutConflict,
  basedOnLastRead,
  runAndReport,
} from '../../operations/run-and-report.ts';
import { editsBetween } from './app-edits.ts';
import { detailsOf, type DetailValues } from './app-values.ts';

/**
 * Saves the edited details of an app. If someone else changed one of these fields since the form was opened, it asks
 * first. The form closes only itself: it can be closed and opened again while it saves.
 *
 * @param opened the app as it was when the form was opened
 */
export function useDetailsSaving(
  organization: string,
  opened: AnyApp,
  onClose: (saved?: DialogRecord) => void,
) {
  const client = useQueryClient();
  const { run, isOpen, isRunning, last } = useRun();

  async function save(values: DetailValues): Promise<void> {
    const edits = editsBetween(detailsOf(opened), values);
    if (!edits) return onClose();
    await send(editApp({ organization, app: withoutSecrets(opened) }, edits));
  }

  async function send(operation: Operation): Promise<void> {
    const record = await run(operation);
    // Without its texts it is not sent; otherwise they are there.
    if (!record || record.outcome.ending === 'not-sent' || !isOpen()) return;
    const texts = await operation.reportTexts();
    const again = basedOnLastRead(record);
    const confirm = () => void (isOpen() ? send(again) : runAndReport(client, again));
    if (askAboutConflict(record, { operation: again, texts, confirm })) return;
    if (isSuccess(record.outcome)) onClose({ record, texts });
  }

  return { save, isRunning, last };
}
