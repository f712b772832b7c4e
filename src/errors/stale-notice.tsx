import { Notice } from '../ui/notice.tsx';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { Button } from '../ui/button.tsx';
import { explain } from './explain.ts';

import type { Props } from './stale.tsx';

/** Explains why a refresh failed and offers to retry. Rendered by `Stale`, which loads it on demand. */
export function StaleNotice({ query }: Props) {
  const { what, next, details } = explain(query.error);
  return (
    <Notice
      title={m.stale_title()}
      details={{ label: m.details(), lines: details }}
      action={
        <Button aria-busy={query.isFetching} onClick={() => void tryAgain(query)}>
          {m.try_again()}
        </Button>
      }
    >
      {what} {next}
    </Notice>
  );
}

// After success the notice unmounts, so the focus moves from its button to the heading.
async function tryAgain({ refetch }: Props['query']): Promise<void> {
  const { isError } = await refetch();
  announce(isError ? m.stale_still() : m.stale_over());
  if (!isError) document.querySelector('h1')?.focus();
}
