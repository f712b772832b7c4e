import type { NewKey } from '../../../api/app-requests.ts';
import type { App, Credential } from '../../../api/schemas.ts';
import { createdKeys } from '../../../operations/app/key/add-key.ts';
import type { FinishedOperation } from '../../../operations/log.ts';
import { isSuccess } from '../../../operations/report/outcome-report.ts';

/** The keys that an operation of `addKey` created, as last read; several = someone else created one at the same time. */
export function keysCreatedBy(
  { operation, outcome, isFromBefore }: FinishedOperation,
  { products }: Pick<NewKey, 'products'>,
): Credential[] {
  if (!isSuccess(outcome) || outcome.state === undefined) return [];
  const app = (outcome.before ?? operation.before) as App;
  const { organization } = operation.resource;
  return createdKeys(
    { organization, app },
    { products: isFromBefore ? [] : products },
    outcome.state as App,
  );
}
