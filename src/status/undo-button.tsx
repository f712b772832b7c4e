import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FinishedOperation } from '../operations/log.ts';
import type { Operation } from '../operations/operation.ts';
import { requestUndo } from '../operations/report/next-steps.ts';
import { m } from '../paraglide/messages.js';
import { RefusableButton } from './refusable-button.tsx';
import { useRefusal } from './use-refusal.ts';

interface Props {
  record: FinishedOperation;
  /** what undoes it (`undoOf`) */
  undo: Operation;
  className?: string | undefined;
}

/** Undoes a record; read-only if the server refused the permission. Disappears when the value is changed again. */
export function UndoButton({ record, undo, className }: Props) {
  const client = useQueryClient();
  const refused = useRefusal(undo.resource.organization, undo);
  const [failure, setFailure] = useState<{ text: () => string }>();
  return (
    <>
      <RefusableButton
        className={className}
        name={m.undo_of({ label: undo.texts.label() })}
        refused={refused}
        onChoose={() => void run()}
      >
        {m.undo()}
      </RefusableButton>
      {failure && <p>{failure.text()}</p>}
    </>
  );

  async function run() {
    const text = await requestUndo(client, record);
    setFailure(text && { text });
  }
}
