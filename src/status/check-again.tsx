import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
import type { FinishedChange } from '../operations/log.ts';
import { checkAgain } from '../operations/run-and-report.ts';
import { subjectOf } from '../operations/app/subject.ts';

/** Reads the app of an undecided change again. Disappears when the change is settled. */
export function CheckAgain({ record, className }: { record: FinishedChange; className?: string }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button
      ref={button}
      {...(className && { className })}
      aria-label={m.check_again_what({
        label: subjectOf(record.change.app, record.change.level),
      })}
      aria-busy={isBusy}
      onClick={() => {
        if (!isBusy) void check();
      }}
    >
      {m.check_again()}
    </Button>
  );

  async function check() {
    setIsBusy(true);
    await checkAgain(client, record);
    setIsBusy(false);
  }
}
