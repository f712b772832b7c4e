import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
import type { FinishedOperation } from '../operations/log.ts';
import { checkAgain } from '../operations/report/next-steps.ts';

/** Reads the resource of an undecided operation again, and says what that found. Disappears when it is settled. */
export function CheckAgain({
  record,
  className,
}: {
  record: FinishedOperation;
  className?: string;
}) {
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [found, setFound] = useState<{ text: () => string }>();
  const button = useFocusHandover<HTMLButtonElement>();
  return (
    <>
      <Button
        ref={button}
        {...(className && { className })}
        aria-label={m.check_again_what({ label: record.operation.texts.label() })}
        aria-busy={isBusy}
        onClick={() => {
          if (!isBusy) void check();
        }}
      >
        {m.check_again()}
      </Button>
      {found && <p>{found.text()}</p>}
    </>
  );

  async function check() {
    setIsBusy(true);
    const text = await checkAgain(client, record);
    setFound(text && { text });
    setIsBusy(false);
  }
}
