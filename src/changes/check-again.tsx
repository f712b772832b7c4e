import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import type { Finished } from './activity.ts';
import { checkAgain } from './change-and-tell.ts';

/** Reads the app of a change again whose outcome is not known yet. */
export function CheckAgain({ record, className }: { record: Finished; className?: string }) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Button
      {...(className && { className })}
      aria-busy={isBusy}
      onClick={({ currentTarget }) => {
        if (isBusy) return;
        setIsBusy(true);
        const hadFocus = document.activeElement === currentTarget;
        // A settled change has no button any more: what it stands in keeps the focus.
        const place = currentTarget.closest<HTMLElement>('[tabindex="-1"]');
        void checkAgain(client, record).then((isSettled) => {
          if (isSettled && hadFocus) place?.focus();
          setIsBusy(false);
        });
      }}
    >
      {m.check_again()}
    </Button>
  );
}
