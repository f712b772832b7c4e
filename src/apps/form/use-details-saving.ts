import { useQueryClient } from '@tanstack/react-query';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { useRun, type DialogRecord } from '../../credentials/manage/use-run.ts';
import { editApp } from '../../operations/app/edit-app.ts';
import type { Operation } from '../../operations/operation.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { askQuestion } from '../../operations/report/pending-questions.ts';
import { basedOnLastRead, report } from '../../operations/run-and-report.ts';
import { editsBetween } from './app-edits.ts';
import { detailsOf, type DetailValues } from './app-values.ts';

/**
 * Saves the edited details of an app. If someone else changed one of these fields since the form was opened, it asks
 * first.
 *
 * @param opened the app as it was when the form was opened
 */
export function useDetailsSaving(
  organization: string,
  opened: AnyApp,
  onClose: (saved?: DialogRecord) => void,
) {
  const client = useQueryClient();
  const { run, isRunning, last } = useRun();

  async function save(values: DetailValues): Promise<void> {
    const edits = editsBetween(detailsOf(opened), values);
    if (!edits) return onClose();
    await send(editApp({ organization, app: withoutSecrets(opened) }, edits));
  }

  async function send(operation: Operation): Promise<void> {
    const record = await run(operation);
    if (!record) return;
    const { outcome } = record;
    const texts = await operation.reportTexts();
    if (outcome.ending === 'conflict' && outcome.others) {
      const again = basedOnLastRead(record);
      const { others } = outcome;
      const seen = operation.valueIn(operation.before);
      askQuestion({
        kind: 'conflict',
        operation: again,
        texts,
        seen,
        others,
        confirm: () => void send(again),
      });
    } else if (isSuccess(outcome)) {
      onClose({ record, texts });
      void report(client, record);
    }
  }

  return { save, isRunning, last };
}
