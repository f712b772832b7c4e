import { useLastRecord } from '../operations/log.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';

const ChangeOutcome = lazyPart(async () => (await import('./change-outcome.tsx')).ChangeOutcome);

/** Fetches the code of the note in advance: it can't be fetched once the connection is lost. */
export const prefetchChangeOutcome = ChangeOutcome.preload;

/** The outcome of this tab's last operation for a value, by `Operation.id`, shown beside its control. */
export function ChangeNote({ operationId }: { operationId: string }) {
  const record = useLastRecord(operationId);
  if (!record?.outcome) return null;
  const { id, operation, outcome } = record;
  return (
    <LazyBoundary>
      <ChangeOutcome record={{ id, operation, outcome }} />
    </LazyBoundary>
  );
}
