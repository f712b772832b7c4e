import { useRef } from 'react';
import { useLastRecord } from '../operations/log.ts';
import { useOutcomePlace } from '../operations/report/outcome-places.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';

const ChangeOutcome = lazyPart(async () => (await import('./change-outcome.tsx')).ChangeOutcome);

/** Fetches the code of the note in advance: it can't be fetched once the connection is lost. */
export const prefetchChangeOutcome = ChangeOutcome.preload;

/**
 * The outcome of this tab's last operation for a value, by `Operation.id`, shown beside its control. It can have the
 * focus, because its buttons disappear when they have done their work.
 */
export function ChangeNote({ operationId }: { operationId: string }) {
  const record = useLastRecord(operationId);
  const note = useRef<HTMLDivElement>(null);
  useOutcomePlace(operationId, note);
  return (
    <div
      ref={note}
      tabIndex={-1}
      {...(record && {
        role: 'group',
        'aria-label': m.last_change({ label: record.operation.texts.label() }),
      })}
    >
      {record?.outcome && (
        <LazyBoundary>
          <ChangeOutcome key={record.id} record={{ ...record, outcome: record.outcome }} />
        </LazyBoundary>
      )}
    </div>
  );
}
