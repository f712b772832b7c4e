import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { FailedNotice } from './failed-notice.tsx';
import { RecoverButton } from './recover-button.tsx';
import type { Props } from './stale-notice.tsx';

/** The notice that the page could not be refreshed, with the reason and *Try again*. */
export function StaleNoticeContent({ query }: Props) {
  return (
    <FailedNotice
      title={m.stale_title()}
      error={query.error}
      action={
        <RecoverButton
          error={query.error}
          isBusy={query.isFetching}
          onTryAgain={() => void tryAgain(query)}
        />
      }
    />
  );
}

// After success the notice disappears with the focused button, so the focus moves to the heading.
async function tryAgain({ refetch }: Props['query']): Promise<void> {
  const { isError } = await refetch();
  announce(isError ? m.stale_still() : m.stale_over());
  if (!isError) document.querySelector('h1')?.focus();
}
