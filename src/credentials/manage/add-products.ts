import type { App } from '../../api/schemas.ts';
import type { KeyToChange } from '../../operations/app/app-change.ts';
import { addProduct } from '../../operations/app/key/key-products.ts';
import { statusAt } from '../../operations/app/switches.ts';
import type { FinishedOperation } from '../../operations/log.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import type { useRun } from './use-run.ts';

/**
 * Adds products to a key, one request each, until one fails. Those that the key has already are left out, so that a
 * second try sends only the rest.
 *
 * @returns the records of those that were added; `null` if one failed
 */
export async function addProducts(
  run: ReturnType<typeof useRun>['run'],
  { organization, app, key }: KeyToChange,
  products: readonly string[],
): Promise<FinishedOperation[] | null> {
  const added: FinishedOperation[] = [];
  let state = app;
  for (const product of products) {
    if (statusAt(state, { key, product }) !== undefined) continue;
    const record = await run(addProduct({ organization, app: state, key }, product));
    if (!record || !isSuccess(record.outcome)) return null;
    added.push(record);
    state = record.outcome.state as App;
  }
  return added;
}
