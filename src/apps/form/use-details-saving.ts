import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp, App } from '../../api/schemas.ts';
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

interface Options {
  organization: string;
  /** the app as it was when the form was opened */
  opened: AnyApp;
  /** what is in the form now */
  valuesNow(): DetailValues;
  onClose(saved?: DialogRecord): void;
}

/**
 * Saves the edited details of an app. If someone else changed one of these fields since the form was opened, it asks
 * first. The form closes only itself: it can be closed and opened again while it saves. It stays open if it was edited
 * further meanwhile.
 */
export function useDetailsSaving({ organization, opened, valuesNow, onClose }: Options) {
  const client = useQueryClient();
  const { run, isOpen, isRunning, last } = useRun();
  // What the form is compared with: the app as it was opened, then as it was saved.
  const saved = useRef<App>(withoutSecrets(opened));

  async function save(values: DetailValues): Promise<void> {
    const app = saved.current;
    const edits = editsBetween(detailsOf(app), values);
    if (!edits) return onClose();
    await send(editApp({ organization, app }, edits), values);
  }

  async function send(operation: Operation, values: DetailValues): Promise<void> {
    const record = await run(operation);
    // Without its texts it is not sent; otherwise they are there.
    if (!record || record.outcome.ending === 'not-sent' || !isOpen()) return;
    const texts = await operation.reportTexts();
    const again = basedOnLastRead(record);
    const confirm = () => void (isOpen() ? send(again, values) : runAndReport(client, again));
    if (askAboutConflict(record, { operation: again, texts, confirm })) return;
    if (!isSuccess(record.outcome)) return;
    saved.current = record.outcome.state as App;
    if (!editsBetween(values, valuesNow())) onClose({ record, texts });
  }

  return { save, isRunning, last };
}
