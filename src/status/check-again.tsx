import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/use-focus-handover.ts';
import type { Finished } from '../operations/log.ts';
import { checkAgain } from '../operations/run-and-report.ts';
import { subjectOf } from '../operations/outcome-texts.ts';

/** Reads the app of a change again whose outcome is not known yet. It disappears when the change is settled. */
export function CheckAgain({ record, className }: { record: Finished; className?: string }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <Button
      ref={button}
      {...(className && { className })}
      aria-label={m.check_again_what({
        subject: subjectOf(record.change.app, record.change.level),
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
