import { cardOf, credentialDialog, maskOfNewKey, menuOf } from './credentials.ts';
import { expectReceived, test, type Hosted } from './fixture-hosted.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { appsByOwner, type OwnedApp } from './seed/apps-by-owner.ts';
import { choose } from './statuses.ts';
import {
  expect,
  failedRequest,
  keyOf,
  masked,
  organizations,
  pathOf,
  toasts,
  type Page,
} from './test.ts';

// Requests are counted on the server.

/** Products that are approved automatically and by hand. */
const productsOf: Record<string, { automatic: string; manual: string }> = {
  [organizations.x]: { automatic: 'orders', manual: 'payments-v2' },
  [organizations.edge]: { automatic: 'FreeWeatherAPI', manual: 'PremiumWeatherAPI' },
};

const imported = {
  key: 'imported_KEY-000000001',
  secret: 'imported_SECRET-0001',
  mask: 'impo…0001',
};

for (const owned of appsByOwner)
  test(`${owned.kind}: a key lives from creation to deletion with exactly the documented requests`, async ({
    page,
    hosted,
  }) => {
    await openEditor(page, hosted, owned);
    await liveAndDelete(page, hosted, owned, mouse(page));
  });

test('a key lives from creation to deletion by keyboard', async ({ page, hosted }) => {
  const [owned] = appsByOwner;
  if (!owned) return;
  await openEditor(page, hosted, owned);
  await liveAndDelete(page, hosted, owned, keyboard(page));
});

async function liveAndDelete(page: Page, hosted: Hosted, owned: OwnedApp, hands: Hands) {
  const { automatic, manual } = productsOf[owned.organization] ?? { automatic: '', manual: '' };
  const [{ path }] = owned.switches;
  const isX = owned.organization === organizations.x;
  const generate = path.includes('/appgroups/') ? 'PUT' : 'POST';
  const dialog = page.getByRole('dialog');

  await hands.press(page.getByRole('button', { name: 'Add credential' }));
  await hands.check(dialog.getByRole('checkbox', { name: automatic, exact: false }).first());
  await hands.press(dialog.getByRole('button', { name: 'Add credential' }));
  await expect(credentialDialog(page, 'New key').getByText(/^Added, verified/)).toBeVisible();
  const first = await maskOfNewKey(page);
  await expect(dialog.getByText('Never expires')).toBeVisible();
  await hands.press(dialog.getByRole('button', { name: 'I have stored it' }));

  await hands.chooseIn(menuOf(page, first), 'Add API product…');
  await hands.check(dialog.getByRole('checkbox', { name: manual, exact: false }).first());
  await hands.press(dialog.getByRole('button', { name: 'Add', exact: true }));
  await expect(dialog).toBeHidden();
  const status = cardOf(page, first).getByRole('combobox', { name: `Status of ${manual}` });
  await expect(status).toHaveText('Pending');
  await choose(page, status, 'Approve');
  await expect(status).toHaveText('Approved');

  await hands.press(page.getByRole('button', { name: 'Import key' }));
  await hands.fill(dialog.getByLabel('Key', { exact: true }), imported.key);
  await hands.fill(dialog.getByLabel('Secret'), imported.secret);
  await hands.check(dialog.getByRole('checkbox', { name: automatic, exact: false }).first());
  await hands.press(dialog.getByRole('button', { name: 'Import key' }));
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, imported.mask)).toContainText(automatic);

  await hands.chooseIn(menuOf(page, imported.mask), 'Remove API product…');
  await hands.check(dialog.getByRole('radio', { name: automatic }));
  await hands.press(dialog.getByRole('button', { name: 'Remove' }));
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, imported.mask)).toContainText('no API products');

  await hands.press(page.getByRole('button', { name: `Rotate key ${first}` }));
  await hands.check(dialog.getByRole('checkbox', { name: /^Approve products/ }));
  await hands.press(dialog.getByRole('button', { name: 'Create new key' }));
  const second = await maskOfNewKey(page);
  expect(second).not.toBe(first);
  await expect(dialog.getByRole('listitem').filter({ hasText: manual })).toContainText('Approved');
  await hands.press(dialog.getByRole('button', { name: `Revoke old key ${first} now` }));
  await expect(dialog.getByText('Revoked: it grants no access.')).toBeVisible();
  await hands.press(dialog.getByRole('button', { name: 'I have stored it' }));

  await hands.chooseIn(menuOf(page, first), 'Delete key…');
  await expect(dialog.getByRole('button', { name: `Revoke key ${first}` })).toBeHidden();
  await hands.fill(dialog.getByLabel(`Type ${owned.app} to confirm`), owned.app);
  await hands.press(dialog.getByRole('button', { name: 'Delete key' }));
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, first)).toBeHidden();
  await expect(cardOf(page, second)).toBeVisible();

  const line = (method: string, below: string) =>
    new RegExp(`^${method} .*${escaped(path)}${below}$`);
  const key = '/keys/[^/?]+';
  await expectReceived(page, hosted, [
    line(generate, ''),
    line('POST', key),
    line('POST', `${key}/apiproducts/${manual}\\?action=approve`),
    line('POST', isX ? '/keys' : '/keys/create'),
    line('POST', `/keys/${imported.key}`),
    line('DELETE', `/keys/${imported.key}/apiproducts/${automatic}`),
    line(generate, ''),
    line('POST', `${key}/apiproducts/${manual}\\?action=approve`),
    line('POST', `${key}\\?action=revoke`),
    line('DELETE', key),
  ]);
}

const [ofDeveloper, ofGroup] = appsByOwner;

test('a lost reply: the key that was created is shown, and nothing is sent again', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('reply-lost');
  await addCredential(page);
  const panel = credentialDialog(page, 'New key');
  await expect(panel.getByText(/^Added despite an error, verified/)).toBeVisible();
  await panel.getByRole('button', { name: 'I have stored it' }).click();
  await expectReceived(page, hosted, [/^POST /]);
});

test('reads that lag: the dialog waits until a read shows the key', async ({ page, hosted }) => {
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('lagging-reads');
  await addCredential(page);
  await expect(credentialDialog(page, 'New key').getByText(/^Added, verified/)).toBeVisible({
    timeout: 15_000,
  });
  await expectReceived(page, hosted, [/^POST /]);
});

test('a change that got no clear answer is not sent a second time', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('server-error');
  await addCredential(page);
  const dialog = credentialDialog(page, 'Add credential');
  await expect(dialog.getByText(/not sent again as long as/)).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  await expect(dialog.getByText(/not sent again as long as/)).toBeVisible();
  await expectReceived(page, hosted, [/^POST /]);
});

test('an import whose products fail sends only these again', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('import-half-done');
  await page.getByRole('button', { name: 'Import key' }).click();
  const dialog = credentialDialog(page, 'Import a key');
  await dialog.getByLabel('Key', { exact: true }).fill(imported.key);
  await dialog.getByLabel('Secret').fill(imported.secret);
  await dialog.getByRole('checkbox', { name: /^orders/ }).check();
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(dialog.getByText('The key is imported')).toBeVisible();
  await expect(dialog.getByLabel('Secret')).toBeHidden();
  await dialog.getByRole('button', { name: 'Add API products' }).click();
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, imported.mask)).toContainText('orders');
  await expectReceived(page, hosted, [
    /^POST .*\/keys$/,
    /^POST .*\/keys\/imported_KEY-000000001$/,
    /^POST .*\/keys\/imported_KEY-000000001$/,
  ]);
});

test('wrong characters of a key and secret are told before anything is sent', async ({
  page,
  hosted,
}) => {
  await openEditor(page, hosted, ofDeveloper);
  await page.getByRole('button', { name: 'Import key' }).click();
  const dialog = credentialDialog(page, 'Import a key');
  await dialog.getByLabel('Key', { exact: true }).fill('with space');
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(dialog.getByText('Only letters, digits, _ and - are allowed.')).toBeVisible();
  await expect(dialog.getByText('Enter a value.')).toBeVisible();
  await expectReceived(page, hosted, []);
});

test('a refusal is shown in the dialog, and the input is kept', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('product-limit');
  await addCredential(page);
  const dialog = credentialDialog(page, 'Add credential');
  await expect(dialog.getByRole('alert')).toContainText('(400)');
  await expect(dialog.getByRole('checkbox', { name: /^orders/ })).toBeChecked();
  hosted.scenario('none');
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  await expect(credentialDialog(page, 'New key')).toBeVisible();
  await expectReceived(page, hosted, [/^POST /, /^POST /]);
});

test('an expiry that was taken in another unit is explained, and the key replaced', async ({
  page,
  hosted,
}) => {
  await openEditor(page, hosted, ofGroup);
  hosted.scenario('expiry-in-seconds');
  await page.getByRole('button', { name: 'Add credential' }).click();
  const dialog = credentialDialog(page, 'Add credential');
  await dialog.getByRole('checkbox', { name: /^orders/ }).check();
  await dialog.getByRole('radio', { name: 'After some days' }).check();
  await dialog.getByLabel('Days until it expires').fill('30');
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  const panel = credentialDialog(page, 'New key');
  await expect(panel.getByText('This key lives 1,000 times longer than requested')).toBeVisible();
  const wrong = await maskOfNewKey(page);
  await panel.getByRole('button', { name: 'Replace it' }).click();
  await expect(panel.getByText('1,000 times longer')).toBeHidden();
  await expect.poll(() => maskOfNewKey(page)).not.toBe(wrong);
  await panel.getByRole('button', { name: 'I have stored it' }).click();
  await expect(cardOf(page, wrong)).toBeHidden();
  await expectReceived(page, hosted, [/^PUT /, /^PUT /, /^DELETE .*\/keys\/[^/]+$/]);
});

test('a removed product is added again by Undo', async ({ page, hosted }) => {
  await openEditor(page, hosted, ofDeveloper);
  const mask = masked(keyOf('C# SDK Playground'));
  await menuOf(page, mask).click();
  await page.getByRole('menuitem', { name: 'Remove API product…' }).click();
  const dialog = credentialDialog(page, /^Remove an API product/);
  await dialog.getByRole('radio', { name: 'orders' }).check();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await expect(cardOf(page, mask).getByRole('rowheader', { name: /^orders/ })).toBeVisible();
  await expectReceived(page, hosted, [
    /^DELETE .*\/apiproducts\/orders$/,
    /^POST .*\/keys\/[^/]+$/,
  ]);
});

test('a key is revoked instead of deleted', async ({ page, hosted }) => {
  await openEditor(page, hosted, ofDeveloper);
  const mask = masked(keyOf('C# SDK Playground'));
  await menuOf(page, mask).click();
  await page.getByRole('menuitem', { name: 'Delete key…' }).click();
  const dialog = credentialDialog(page, /^Delete key/);
  await dialog.getByRole('button', { name: 'Delete key' }).click();
  await expect(dialog.getByLabel(/^Type /)).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('button', { name: `Revoke key ${mask}` }).click();
  await expect(page.getByRole('combobox', { name: `Status of key ${mask}` })).toHaveText('Revoked');
  await expectReceived(page, hosted, [/\/keys\/[^/]+\?action=revoke$/]);
});

async function openEditor(page: Page, hosted: Hosted, owned: OwnedApp | undefined): Promise<void> {
  if (!owned) throw new Error('there is no such app');
  await page.goto(`${hosted.url}${pathOf(owned.app, owned.organization)}/edit`);
  await page.getByRole('button', { name: 'Add credential' }).waitFor();
}

async function addCredential(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add credential' }).click();
  const dialog = credentialDialog(page, 'Add credential');
  await dialog.getByRole('checkbox', { name: /^orders/ }).check();
  await dialog.getByRole('button', { name: 'Add credential' }).click();
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}
