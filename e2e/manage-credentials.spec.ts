import { cardOf, credentialDialog, maskOfNewKey, menuOf } from './credentials.ts';
import { expectReceived, test, waitForOpenRequests, type Hosted } from './fixture-hosted.ts';
import { appsByOwner, type OwnedApp } from './seed/apps-by-owner.ts';
import { expect, failedRequest, keyOf, masked, pathOf, toasts, type Page } from './test.ts';

// Requests are counted on the server.

const imported = {
  key: 'imported_KEY-000000001',
  secret: 'imported_SECRET-0001',
  mask: 'impo…0001',
};

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

test('after a reload, a key that may have been created is looked for, and not sent again', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario({
    id: 'late',
    affects: 'writes',
    instead: 'gateway-timeout',
    appliesAfter: 9000,
  });
  await addCredential(page);
  await waitForOpenRequests(page);
  await page.reload();
  await addCredential(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/before this page was reloaded/)).toBeVisible();
  await expect(async () => {
    const check = dialog.getByRole('button', { name: /^Check again/ });
    if (await check.isVisible()) await check.click();
    await expect(dialog.getByText(/^Created at .* It is not sent again\.$/)).toBeVisible();
  }).toPass();
  await expectReceived(page, hosted, [/^POST /]);
});

test('an import is checked, and if its products fail, only these are sent again', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await openEditor(page, hosted, ofDeveloper);
  hosted.scenario('import-half-done');
  await page.getByRole('button', { name: 'Import key' }).click();
  const dialog = credentialDialog(page, 'Import a key');
  const key = dialog.getByLabel('Key', { exact: true });
  await key.fill('with space');
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(dialog.getByText('Only letters, digits, _ and - are allowed.')).toBeVisible();
  await expect(dialog.getByText('Enter a value.')).toBeVisible();
  await key.fill(keyOf('Checkout Web').consumerKey);
  await dialog.getByLabel('Secret').fill(imported.secret);
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(key).toHaveAccessibleDescription(/already/);
  await key.fill(imported.key);
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
    /^POST .*\/keys$/,
    /^POST .*\/keys\/imported_KEY-000000001$/,
    /^POST .*\/keys\/imported_KEY-000000001$/,
  ]);
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
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Choose an API product.');
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
  const question = page.getByRole('alertdialog', { name: `Revoke key ${mask}?` });
  await expect(question).toContainText('orders');
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expect(dialog).toBeHidden();
  await expect(menuOf(page, mask)).toBeFocused();
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
