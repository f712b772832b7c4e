import { createButton, fillNames, newKeyPanel, ownerCases } from './app-forms.ts';
import { credentialDialog, menuOf } from './credentials.ts';
import { expectReceived, test, waitForOpenRequests } from './fixture-hosted.ts';
import { expect, failedRequest, keyOf, masked, pathOf, toasts, type Page } from './test.ts';

// Long enough to close a dialog and to open another one. Requests are counted on the server.
const slowWrites = { id: 'slow', affects: 'writes', delay: 1500 } as const;

const app = 'C# SDK Playground';
const mask = masked(keyOf(app));

test('nothing is sent after Cancel, and what ends late leaves the open dialog alone', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  const dialog = page.getByRole('dialog');
  await chooseInMenu(page, 'Set scopes…');
  hosted.scenario(slowWrites);
  await dialog.getByRole('textbox').fill('read');
  await dialog.getByRole('button', { name: 'Save scopes' }).click();
  await expectArrived(page, 1, hosted.received);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Import key' }).click();
  const key = dialog.getByLabel('Key', { exact: true });
  await key.fill(keyOf(app).consumerKey);
  await expect(page.locator('dl').getByText('read', { exact: true })).toBeVisible();
  await expect(key).toHaveValue(keyOf(app).consumerKey);

  // A key that the app has already is not imported, and gets no product.
  await dialog.getByLabel('Secret').fill('another_SECRET-0001');
  await dialog.getByRole('checkbox', { name: /^inventory/ }).check();
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(key).toHaveAccessibleDescription(/already/);
  await expect(key).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(toasts(page).filter({ hasText: 'Saved: ' })).toBeVisible();

  // The revocation is sent already; the new key is not.
  await chooseInMenu(page, 'Leaked: replace now…');
  await dialog.getByRole('button', { name: 'Revoke and replace' }).click();
  await expectArrived(page, 2, hosted.received);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const notAdded = toasts(page).filter({ hasText: 'Not added: New credential' });
  await expect(notAdded).toContainText('Nothing was sent.');
  await expect(page.getByRole('combobox', { name: `Status of key ${mask}` })).toHaveText('Revoked');

  // A failure behind a closed dialog.
  hosted.scenario({ ...slowWrites, instead: 'server-error' });
  await chooseInMenu(page, 'Add API product…');
  await dialog.getByRole('checkbox', { name: /^inventory/ }).check();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expectArrived(page, 3, hosted.received);
  await page.keyboard.press('Escape');
  await expect(toasts(page).filter({ hasText: 'Not added: inventory' })).toContainText('(500)');
  await expectReceived(page, hosted, [
    /^PUT .*\/keys\/[^/]+$/,
    /\/keys\/[^/]+\?action=revoke$/,
    /^POST .*\/keys\/[^/]+$/,
  ]);
});

test('details that are being saved can’t be discarded, and the form closes only itself', async ({
  page,
  hosted,
}) => {
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  const edit = page.getByRole('button', { name: 'Edit details' });
  const form = page.getByRole('form', { name: 'Edit details' });
  const name = form.getByRole('textbox', { name: 'Display name' });
  hosted.scenario(slowWrites);
  await edit.click();
  await name.fill('Saved first');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectArrived(page, 1, hosted.received);
  await form.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('What was sent can’t be discarded.');
  await expect(question.getByRole('button', { name: 'Discard' })).toHaveCount(0);
  await question.getByRole('button', { name: 'Leave' }).click();
  await edit.click();
  await name.fill('Typed anew');
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Saved first' })).toBeVisible();
  await expect(name).toHaveValue('Typed anew');
  await expectReceived(page, hosted, [/^POST .*\/attributes/]);
});

test('the dialog of a new key stays open until the key is shown', async ({ page, hosted }) => {
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  await page.getByRole('button', { name: 'Add credential' }).click();
  const dialog = credentialDialog(page, 'Add credential');
  await dialog.getByRole('checkbox', { name: /^orders/ }).check();
  hosted.scenario(slowWrites);
  await dialog.getByRole('button', { name: 'Add credential' }).click();
  await expectArrived(page, 1, hosted.received);
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Close' }).click({ force: true });
  await credentialDialog(page, 'New key').getByRole('button', { name: 'I have stored it' }).click();
  await expectReceived(page, hosted, [/^POST /]);
});

test('a page that was left while its app is created or deleted is not left again', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const [owner] = ownerCases;
  if (!owner) throw new Error('there is no owner');
  await page.goto(`${hosted.url}/organizations/keywarden-demo/apps`);
  await page.getByRole('button', { name: 'Create app' }).click();
  await fillNames(page, owner, 'Left alone');
  hosted.scenario(slowWrites);
  await createButton(page).click();
  await expectArrived(page, 1, hosted.received);
  await page.getByRole('link', { name: 'Leaked keys' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  const created = toasts(page).filter({ hasText: 'Created: App Left alone' });
  await expect(created).toBeVisible();
  await expect(heading).toHaveText('Leaked keys');
  await created.getByRole('button', { name: 'Open the app' }).click();
  await newKeyPanel(page).getByRole('button', { name: 'I have stored it' }).click();
  await expect(heading).toHaveText('Left alone');

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('button', { name: 'Delete app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Left alone');
  await dialog.getByRole('button', { name: 'Delete app' }).click();
  await expectArrived(page, 2, hosted.received);
  await page.goBack();
  await page.goBack();
  await expect(toasts(page).filter({ hasText: 'Deleted: App Left alone' })).toBeVisible();
  await expect(heading).toHaveText('Leaked keys');
});

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await menuOf(page, mask).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Waits until this number of writes has arrived. The mock answers them later. */
async function expectArrived(page: Page, count: number, received: () => string[]): Promise<void> {
  await expect.poll(received).toHaveLength(count);
  await waitForOpenRequests(page);
}
