import { useLastRecord } from '../operations/log.ts';
import type { Switch } from '../operations/app/status-change.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';

const ChangeOutcome = lazyPart(async () => (await import('./change-outcome.tsx')).ChangeOutcome);

/** Fetches the code of the note in advance: it can't be fetched once the connection is lost. */
export const prefetchChangeOutcome = ChangeOutcome.preload;

/** The outcome of this tab's last change of a switch, shown beside the switch. */
export function ChangeNote({ target }: { target: Switch }) {
  const record = useLastRecord(target);
  const { id, change, outcome } = record ?? {};
  if (id === undefined || !change || !outcome) return null;
  return (
    <LazyBoundary>
      <ChangeOutcome record={{ id, change, outcome }} />
    </LazyBoundary>
  );
}
