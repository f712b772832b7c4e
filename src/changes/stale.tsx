import { Notice } from '../ui/notice.tsx';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { explain } from './explain.ts';

interface Props {
  query: { error: unknown; isFetching: boolean; refetch(): Promise<unknown> };
}

/** What is on the page could not be read anew: says so and why, keeps what is there, offers to try again. */
export function Stale({ query }: Props) {
  if (!query.error) return null;
  const { what, next, details } = explain(query.error);
  return (
    <Notice
      title={m.stale_title()}
      details={{ label: m.details(), lines: details }}
      action={
        <Button aria-busy={query.isFetching} onClick={() => void query.refetch()}>
          {m.try_again()}
        </Button>
      }
    >
      {what} {next}
    </Notice>
  );
}
