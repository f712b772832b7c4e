import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import type { Finished } from './activity.ts';
import { checkAgain } from './change-and-tell.ts';
import { subjectOf } from './tell.ts';

/** Reads the app of a change again whose outcome is not known yet. */
export function CheckAgain({ record, className }: { record: Finished; className?: string }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Button
      {...(className && { className })}
      aria-label={m.check_again_what({
        subject: subjectOf(record.change.app, record.change.level),
      })}
      aria-busy={isBusy}
      onClick={({ currentTarget }) => {
        if (!isBusy) void check(currentTarget);
      }}
    >
      {m.check_again()}
    </Button>
  );

  // A settled change has no button any more: what it stands in keeps the focus.
  async function check(button: HTMLElement) {
    const place = button.closest<HTMLElement>('[tabindex="-1"]');
    const hadFocus = document.activeElement === button;
    setIsBusy(true);
    const isSettled = await checkAgain(client, record);
    if (isSettled && hadFocus) place?.focus();
    setIsBusy(false);
  }
}
