import { cardOf, credentialDialog, maskOfNewKey, menuOf } from './credentials.ts';
import { expectReceived, test, type Hosted } from './fixture-hosted.ts';
import { noteOf } from './statuses.ts';
import { expect, keyOf, masked, pathOf, type Page } from './test.ts';

const app = 'C# SDK Playground';
const old = keyOf(app);
const oldMask = masked(old);

test('the new secret is shown once; the old key is marked to retire, and revoked with Undo', async ({
  page,
  hosted,
}) => {
  await rotate(page, hosted);
  const newMask = await maskOfNewKey(page);
  const panel = credentialDialog(page, 'New key');
  const secret = await panel.getByRole('definition').last().locator('code').innerText();
  expect(secret.length).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole('button', { name: `Rotate key ${oldMask}` })).toBeFocused();
  await expect(page.getByText(/^keywarden\.retire\.[\da-f]{16}$/)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  const card = cardOf(page, oldMask);
  await expect(card.getByText(/^To retire on .*Stored in an attribute of the app/)).toBeVisible();
  await page.reload();
  await expect(card.getByText(/^To retire on/)).toBeVisible();
  await card.getByRole('button', { name: `Revoke old key ${oldMask} now` }).click();
  const question = page.getByRole('alertdialog', { name: `Revoke key ${oldMask}?` });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(card.getByRole('button', { name: `Revoke old key ${oldMask} now` })).toBeFocused();
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Revoke' }).click();
  const status = page.getByRole('combobox', { name: `Status of key ${oldMask}` });
  await expect(status).toHaveText('Revoked');
  // The attribute still has the day.
  await expect(card.getByText('Revoked: it grants no access.')).toBeVisible();
  await expect(card.getByText(/^To retire on/)).toHaveCount(0);
  await noteOf(card, `Key ${oldMask}`).getByRole('button', { name: /^Undo/ }).click();
  await expect(status).toHaveText('Approved');
  await expect(card.getByText(/^To retire on/)).toBeVisible();
  await expect(cardOf(page, newMask)).toBeVisible();

  // With the key, its day goes too.
  await menuOf(page, oldMask).click();
  await page.getByRole('menuitem', { name: 'Delete key…' }).click();
  const deletion = credentialDialog(page, `Delete key ${oldMask}`);
  await deletion.getByLabel(`Type ${app} to confirm`, { exact: true }).fill(app);
  await deletion.getByRole('button', { name: 'Delete key' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByText(/^keywarden\.retire\./)).toHaveCount(0);
  await expectReceived(page, hosted, [
    /^POST .*\/apps\/[^/]+$/,
    /^POST .*\/apps\/[^/]+\/attributes$/,
    /\/keys\/[^/]+\?action=revoke$/,
    /\/keys\/[^/]+\?action=approve$/,
    /^DELETE .*\/keys\/[^/]+$/,
    /^DELETE .*\/attributes\/keywarden\.retire\.[\da-f]{16}$/,
  ]);
});

test('a leaked key is revoked before the new one is created', async ({ page, hosted }) => {
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  await menuOf(page, oldMask).click();
  await page.getByRole('menuitem', { name: 'Leaked: replace now…' }).click();
  const dialog = credentialDialog(page, `Replace leaked key ${oldMask}`);
  await dialog.getByRole('button', { name: 'Revoke and replace' }).click();
  const panel = credentialDialog(page, 'New key');
  await expect(panel.getByText('Revoked: it grants no access.')).toBeVisible();
  await panel.getByRole('button', { name: /^Undo/ }).click();
  await expect(panel.getByRole('button', { name: `Revoke old key ${oldMask} now` })).toBeVisible();
  // There is no reminder of a day that nobody has chosen.
  await expect(panel.getByText(/^A reminder|^To retire on/)).toHaveCount(0);
  await panel.getByRole('button', { name: 'I have stored it' }).click();
  await expect(page.getByRole('combobox', { name: `Status of key ${oldMask}` })).toHaveText(
    'Approved',
  );
  await expectReceived(page, hosted, [
    /\/keys\/[^/]+\?action=revoke$/,
    /^POST .*\/apps\/[^/]+$/,
    /\/keys\/[^/]+\?action=approve$/,
  ]);
});

async function rotate(page: Page, hosted: Hosted): Promise<void> {
  await page.goto(`${hosted.url}${pathOf(app)}/edit`);
  await page.getByRole('button', { name: `Rotate key ${oldMask}` }).click();
  const dialog = credentialDialog(page, `Rotate key ${oldMask}`);
  await dialog.getByRole('checkbox', { name: /^Also store this day in an attribute/ }).check();
  await dialog.getByRole('button', { name: 'Create new key' }).click();
  await expect(credentialDialog(page, 'New key')).toBeVisible();
}
