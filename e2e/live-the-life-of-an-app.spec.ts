import { createButton, ownerCases, type OwnerCase } from './app-forms.ts';
import { cardOf, credentialDialog, maskOfNewKey, menuOf } from './credentials.ts';
import { expectReceived, test } from './fixture-hosted.ts';
import { keyboard, mouse, type InputMethod } from './input-methods.ts';
import { expect, failedRequest, organizations, type Page } from './test.ts';

// From creation to deletion. Requests are counted on the server.

const name = 'Life of an app';
const imported = {
  key: 'imported_KEY-000000001',
  secret: 'imported_SECRET-0001',
  mask: 'impo…0001',
};

for (const [index, one] of ownerCases.entries()) {
  const way = index === 0 ? 'by keyboard' : 'by mouse';
  test(`${one.title}, ${way}: an app and its keys live with exactly the documented requests`, async ({
    page,
    hosted,
    expectedNoise,
  }) => {
    // Before an app is created, and after it is deleted, there is none of this name: 404.
    expectedNoise.push(failedRequest);
    const input = index === 0 ? keyboard(page) : mouse(page);
    await page.goto(`${hosted.url}/organizations/${one.organization}/apps`);
    await createApp(page, one, input);
    const first = await addCredential(page, one, input);
    await addAndApproveProduct(page, one, input, first);
    await importAndRemoveProduct(page, one, input);
    await rotateAndDeleteKey(page, one, input, first);
    await deleteApp(page, input);
    await expectReceived(page, hosted, expectedRequests(one));
  });
}

async function createApp(page: Page, { kind, owner, products }: OwnerCase, input: InputMethod) {
  await input.press(page.getByRole('button', { name: 'Create app' }));
  await input.fill(page.getByRole('textbox', { name: 'Display name' }), name);
  const radio = page.getByRole('radio', { name: kind });
  if (!(await radio.isChecked())) await input.check(radio);
  await input.fill(page.getByRole('combobox', { name: 'Owner' }), owner);
  await input.check(page.getByRole('checkbox', { name: products[0], exact: true }));
  await input.press(createButton(page));
  const panel = credentialDialog(page, 'New key');
  await expect(panel.getByText(/^Created, verified /)).toBeVisible();
  await input.press(panel.getByRole('button', { name: 'I have stored it' }));
  await input.press(page.getByRole('button', { name: 'Edit', exact: true }));
}

/** @returns the mask of the new key */
async function addCredential(
  page: Page,
  { products }: OwnerCase,
  input: InputMethod,
): Promise<string> {
  const dialog = page.getByRole('dialog');
  await input.press(page.getByRole('button', { name: 'Add credential' }));
  await input.check(dialog.getByRole('checkbox', { name: products[0], exact: true }));
  await input.press(dialog.getByRole('button', { name: 'Add credential' }));
  const panel = credentialDialog(page, 'New key');
  await expect(panel.getByText(/^Added, verified/)).toBeVisible();
  await expect(panel.getByText('Never expires')).toBeVisible();
  const mask = await maskOfNewKey(page);
  await input.press(panel.getByRole('button', { name: 'I have stored it' }));
  return mask;
}

async function addAndApproveProduct(
  page: Page,
  { products: [, manual] }: OwnerCase,
  input: InputMethod,
  mask: string,
) {
  const dialog = page.getByRole('dialog');
  await input.chooseIn(menuOf(page, mask), 'Add API product…');
  await input.check(dialog.getByRole('checkbox', { name: manual, exact: true }));
  await input.press(dialog.getByRole('button', { name: 'Add', exact: true }));
  await expect(dialog).toBeHidden();
  const status = cardOf(page, mask).getByRole('combobox', { name: `Status of ${manual}` });
  await expect(status).toHaveText('Pending');
  await input.chooseStatus(status, 'Approve');
  await expect(status).toHaveText('Approved');
}

async function importAndRemoveProduct(
  page: Page,
  { products: [auto] }: OwnerCase,
  input: InputMethod,
) {
  const dialog = page.getByRole('dialog');
  await input.press(page.getByRole('button', { name: 'Import key' }));
  await input.fill(dialog.getByLabel('Key', { exact: true }), imported.key);
  await input.fill(dialog.getByLabel('Secret'), imported.secret);
  await input.check(dialog.getByRole('checkbox', { name: auto, exact: true }));
  await input.press(dialog.getByRole('button', { name: 'Import key' }));
  await expect(dialog).toBeHidden();
  const card = cardOf(page, imported.mask);
  await expect(card).toContainText(auto);

  await input.chooseIn(menuOf(page, imported.mask), 'Remove API product…');
  await input.check(dialog.getByRole('radio', { name: auto }));
  await input.press(dialog.getByRole('button', { name: 'Remove' }));
  await expect(dialog).toBeHidden();
  await expect(card).toContainText('no API products');
}

async function rotateAndDeleteKey(
  page: Page,
  { products: [, manual] }: OwnerCase,
  input: InputMethod,
  old: string,
) {
  const dialog = page.getByRole('dialog');
  await input.press(page.getByRole('button', { name: `Rotate key ${old}` }));
  await input.check(dialog.getByRole('checkbox', { name: /^Approve products/ }));
  await input.press(dialog.getByRole('button', { name: 'Create new key' }));
  const next = await maskOfNewKey(page);
  expect(next).not.toBe(old);
  await expect(dialog.getByRole('listitem').filter({ hasText: manual })).toContainText('Approved');
  await input.press(dialog.getByRole('button', { name: `Revoke old key ${old} now` }));
  await input.press(page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }));
  await expect(dialog.getByText('Revoked: it grants no access.')).toBeVisible();
  await input.press(dialog.getByRole('button', { name: 'I have stored it' }));

  await input.chooseIn(menuOf(page, old), 'Delete key…');
  await input.fill(dialog.getByLabel(`Type ${name} to confirm`), name);
  await expect(dialog).toContainText(
    'It is revoked, so it grants no access now. The key can’t be restored',
  );
  await input.press(dialog.getByRole('button', { name: 'Delete key' }));
  await expect(dialog).toBeHidden();
  await expect(cardOf(page, old)).toBeHidden();
  await expect(cardOf(page, next)).toBeVisible();
}

async function deleteApp(page: Page, input: InputMethod) {
  const dialog = page.getByRole('dialog');
  await input.press(page.getByRole('button', { name: 'Delete app' }));
  await input.fill(dialog.getByLabel(`Type ${name} to confirm`), name);
  await input.press(dialog.getByRole('button', { name: 'Delete app' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeFocused();
}

function expectedRequests({ organization, path, products: [auto, manual] }: OwnerCase): RegExp[] {
  const isX = organization === organizations.x;
  const generate = path.startsWith('appgroups/') ? 'PUT' : 'POST';
  // Apps on Edge have no e-mail, so their developer is addressed by ID (docs/apigee-api.md, "Owners").
  const owner = `${path.split('/')[0]}/[^/]+`;
  const line = (method: string, below: string) =>
    new RegExp(`^${method} /v1/organizations/${organization}/${owner}/apps${below}$`);
  const app = '/Life%20of%20an%20app';
  const key = `${app}/keys/[^/?]+`;
  return [
    line('POST', ''),
    line(generate, app),
    line('POST', key),
    line('POST', `${key}/apiproducts/${manual}\\?action=approve`),
    line('POST', `${app}/keys${isX ? '' : '/create'}`),
    line('POST', `${app}/keys/${imported.key}`),
    line('DELETE', `${app}/keys/${imported.key}/apiproducts/${auto}`),
    line(generate, app),
    line('POST', `${key}/apiproducts/${manual}\\?action=approve`),
    line('POST', `${key}\\?action=revoke`),
    line('DELETE', key),
    line('DELETE', app),
  ];
}
