import type { App } from '../../api/schemas.ts';
import type { KeyToChange } from '../../operations/app/app-change.ts';
import { addProduct } from '../../operations/app/key/key-products.ts';
import { statusAt } from '../../operations/app/switches.ts';
import { isSuccess } from '../../operations/report/outcome-report.ts';
import type { useRun } from './use-run.ts';

/**
 * Adds products to a key, one request each, until one fails. Those that the key has already are left out, so that a
 * second try sends only the rest. The dialog can be closed between requests, because each leaves the key usable; the
 * products that are not added then are reported.
 *
 * @returns whether the key has all of them
 */
export async function addProducts(
  { run, isOpen }: Pick<ReturnType<typeof useRun>, 'run' | 'isOpen'>,
  { organization, app, key }: KeyToChange,
  products: readonly string[],
): Promise<boolean> {
  let state = app;
  for (const product of products) {
    if (statusAt(state, { key, product }) !== undefined) continue;
    const record = await run(addProduct({ organization, app: state, key }, product));
    if (record && isSuccess(record.outcome)) state = record.outcome.state as App;
    else if (isOpen()) return false;
  }
  return true;
}
