import type { App } from '../../api/schemas.ts';
import type { Difference, Operation, Outcome } from '../operation.ts';
import { allDifferences } from './fields.ts';

/**
 * What differs in an app after an operation that it was not meant to change: keys that appeared or vanished, approvals
 * that were reset, attributes that were lost. `id` is a `switchId` or a `fieldId`. Someone else can have changed it at
 * the same time: the API does not tell.
 *
 * @param outcome of an operation that was sent; without a state there is nothing to compare
 */
export function unexpectedChanges(
  operation: Operation<App>,
  { before, state, sent }: Outcome<App>,
): Difference[] {
  if (!sent || !before || !state) return [];
  return allDifferences(operation.resource.organization, before, state).filter(
    (row) => row.id !== operation.id && !operation.makes?.(row, state),
  );
}
