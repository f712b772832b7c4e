import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { App } from '../../api/schemas.ts';
import { useLastRecord, type FinishedOperation } from '../../operations/log.ts';
import type { ReportTexts } from '../../operations/operation-texts.ts';
import type { Operation } from '../../operations/operation.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { report } from '../../operations/run-and-report.ts';
import { finished, runInDialog } from '../../operations/run-in-dialog.ts';

/** The last operation that a dialog ran, with its texts. */
export interface DialogRecord {
  record: FinishedOperation;
  texts: ReportTexts;
}

/** Runs the operations of a dialog one after the other, and follows the outcome of the last one. */
export function useRun() {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [last, setLast] = useState<{ id: string; texts: ReportTexts }>();
  const record = finished(useLastRecord(last?.id ?? ''));

  async function run(operation: Operation): Promise<FinishedOperation | undefined> {
    setRunning(true);
    try {
      const texts = await operation.reportTexts();
      const ended = await runInDialog(client, operation);
      setLast({ id: operation.id, texts });
      return ended;
    } finally {
      setRunning(false);
    }
  }

  return {
    run,
    isRunning,
    last: last && record ? { record, texts: last.texts } : undefined,
  };
}

/** Runs operations for a dialog that closes once a read shows what was requested, and returns what it shows then. */
export function useRunAndClose(onClose: () => void) {
  const client = useQueryClient();
  const { run, isRunning, last } = useRun();

  async function runAndClose(operation: Operation<App>): Promise<App | undefined> {
    const record = await run(operation);
    if (!record || !isSuccess(record.outcome)) return undefined;
    onClose();
    void report(client, record);
    return record.outcome.state as App | undefined;
  }

  return { runAndClose, isRunning, last };
}
