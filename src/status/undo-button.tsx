import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FinishedOperation } from '../operations/log.ts';
import type { Operation } from '../operations/operation.ts';
import { requestUndo } from '../operations/report/next-steps.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
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
  const why = useId();
  const [failure, setFailure] = useState<{ text: () => string }>();
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <>
      <Button
        ref={button}
        className={className}
        aria-label={m.undo_of({ label: undo.texts.label() })}
        aria-disabled={refused !== undefined || undefined}
        aria-describedby={refused && why}
        title={refused}
        // The second click of a double click lands on whatever has moved here: it must not count.
        onClick={({ detail }) => {
          if (refused === undefined && detail <= 1) void run();
        }}
      >
        {m.undo()}
      </Button>
      {refused && (
        <span id={why} className="visually-hidden">
          {refused}
        </span>
      )}
      {failure && <p>{failure.text()}</p>}
    </>
  );

  async function run() {
    const text = await requestUndo(client, record);
    setFailure(text && { text });
  }
}
