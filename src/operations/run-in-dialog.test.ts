import { expect, test, vi } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { setScenario, writes } from '../../mocks/node.ts';
import { withoutSecrets } from '../api/app-bodies.ts';
import { addProducts } from '../credentials/manage/add-products.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';
import * as toasts from '../ui/toast/toasts.ts';
import { credentialIn } from './app/app-change.ts';
import { importKey } from './app/key/import-key.ts';
import { addProduct } from './app/key/key-products.ts';
import { recordsOf } from './log.ts';
import { runInDialog } from './run-in-dialog.ts';
import { appResourceId } from './app/switches.ts';
import { serveMockInFakeTime, switchOf } from './switches.for-tests.ts';
import { passTime, runUntil } from './time.for-tests.ts';

serveMockInFakeTime();
const client = cacheForEachTest();
const slow = { id: 'slow', affects: 'writes', delay: 1000 } as const;

test('once the dialog is closed, the rest of a chain is not sent, and each part is reported', async () => {
  const target = await keyToChange();
  const { isOpen, close, titles } = openDialog();
  setScenario(slow);
  const run = (operation: Parameters<typeof runInDialog>[1]) =>
    runInDialog(client, operation, isOpen);
  const names = productsWithout(target);
  const adding = addProducts({ run, isOpen }, target, names);
  await passTime(500);
  close();
  await runUntil(adding);
  expect(writes()).toHaveLength(1);
  const records = recordsOf(appResourceId(organization, target.app.appId));
  expect(records.map(({ outcome }) => outcome?.ending)).toEqual(['done', 'not-sent', 'not-sent']);
  await expect
    .poll(titles)
    .toEqual([`Added: ${names[0]}`, ...names.slice(1).map((product) => `Not added: ${product}`)]);
});

test('a failure is shown by the open dialog, and reported if it was closed meanwhile', async () => {
  const target = await keyToChange();
  const [product = ''] = productsWithout(target);
  setScenario({ ...slow, instead: 'forbidden' });
  const open = openDialog();
  const shown = await runUntil(runInDialog(client, addProduct(target, product), open.isOpen));
  expect(shown?.outcome.ending).toBe('failed');
  expect(open.titles()).toEqual([]);
  const running = runInDialog(client, addProduct(target, product), open.isOpen);
  await passTime(500);
  open.close();
  await runUntil(running);
  await expect.poll(open.titles).toEqual([`Not added: ${product}`]);
});

test('an import is reported once it is done; a key that exists already is left to the dialog', async () => {
  const { isOpen, titles } = openDialog();
  const { app, key } = await keyToChange();
  const secret = { consumerSecret: 'another_SECRET-0001', expiresInSeconds: null };
  const taken = importKey({ organization, app }, { consumerKey: key, ...secret });
  const already = await runUntil(runInDialog(client, taken, isOpen));
  expect(already?.outcome.ending).toBe('already');
  expect(titles()).toEqual([]);
  const consumerKey = 'imported_KEY-000000001';
  const done = await runUntil(
    runInDialog(client, importKey({ organization, app }, { consumerKey, ...secret }), isOpen),
  );
  expect(done?.outcome.ending).toBe('done');
  await expect.poll(titles).toEqual([expect.stringMatching(/^Imported: /)]);
});

const organization = 'keywarden-demo';

async function keyToChange() {
  const { app, level } = await switchOf(client, [organization, 'Checkout iOS', 'key']);
  return { organization, app: withoutSecrets(app), key: level.key ?? '' };
}

/** Three products that the key does not have. */
function productsWithout({ app, key }: Awaited<ReturnType<typeof keyToChange>>): string[] {
  const own = new Set(credentialIn(app, key)?.products.map(({ name }) => name));
  const all = tables().organizations.find(({ name }) => name === organization)?.products ?? [];
  return all
    .map(({ name }) => name)
    .filter((name) => !own.has(name))
    .slice(0, 3);
}

/** A dialog that can be closed, and the titles of the toasts since it was opened. */
function openDialog() {
  const shown = vi.spyOn(toasts, 'showToast').mockClear();
  let open = true;
  return {
    isOpen: () => open,
    close: () => void (open = false),
    titles: () => shown.mock.calls.map(([toast]) => toast.text().title),
  };
}
