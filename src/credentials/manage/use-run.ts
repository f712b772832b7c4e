import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { attempt } from '../../operations/attempt.ts';
import { useLastRecord, type FinishedOperation } from '../../operations/log.ts';
import type { ReportTexts } from '../../operations/operation-texts.ts';
import type { Operation } from '../../operations/operation.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import { finished, runInDialog, type ShownInDialog } from '../../operations/run-in-dialog.ts';
import { m } from '../../paraglide/messages.js';

/** The last operation that a dialog ran, with its texts. */
export interface DialogRecord {
  record: FinishedOperation;
  texts: ReportTexts;
}

/** Where the code of the texts can't be loaded. Nothing is sent then. */
const missingTexts: ReportTexts = {
  done: m.part_missing,
  already: m.part_missing,
  failed: m.part_missing,
  conflictTitle: m.part_missing,
  conflictExplained: m.part_missing,
  valueName: () => ({ name: m.part_missing(), isName: false }),
};

/**
 * Runs the operations of a dialog or a form one after the other, and follows the outcome of the last one. `isOpen` says
 * whether this opening of the dialog is still there: an operation that ends later must not change what is open by then.
 */
export function useRun() {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [last, setLast] = useState<{ id: string; texts: ReportTexts }>();
  const record = finished(useLastRecord(last?.id ?? ''));
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => void (isMounted.current = false);
  }, []);
  const isOpen = () => isMounted.current;

  /** Runs a further operation; the notice of the dialog stays about the last `run`. */
  function runStep(operation: Operation, shows: ShownInDialog) {
    return runInDialog(client, operation, isOpen, shows);
  }

  async function run(
    operation: Operation,
    shows?: ShownInDialog,
  ): Promise<FinishedOperation | undefined> {
    setRunning(true);
    try {
      const texts = await attempt(() => operation.reportTexts());
      const ended = await runInDialog(client, operation, () => texts.ok && isOpen(), shows);
      setLast({ id: operation.id, texts: texts.ok ? texts.value : missingTexts });
      return ended;
    } finally {
      setRunning(false);
    }
  }

  return {
    run,
    runStep,
    isOpen,
    isRunning,
    last: last && record ? { record, texts: last.texts } : undefined,
  };
}

/** Runs an operation for a dialog that closes once a read shows what was requested. */
export function useRunAndClose(onClose: () => void) {
  const { run, isOpen, ...running } = useRun();

  async function runAndClose(operation: Operation): Promise<void> {
    const record = await run(operation);
    if (record && isSuccess(record.outcome) && isOpen()) onClose();
  }

  return { runAndClose, running };
}
