import { openDetailsForm } from './app-forms.ts';
import { expect, failedRequest, pathOf, tabTo, test } from './test.ts';

test('saves what was edited with one request, and undoes it', async ({ page, writes }) => {
  const form = await openDetailsForm(page, 'Checkout Web');
  await expect(form.getByText(/it is part of the app’s address/)).toBeVisible();
  await expect(form.getByText(/can’t move an app to another owner/)).toBeVisible();
  await form.getByRole('textbox', { name: 'Notes' }).fill('Ask Noor first');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Edit details' })).toBeFocused();
  const note = page.getByRole('group', { name: /^Last change: / });
  await expect(note).toContainText('Saved, verified');
  await expect(page.getByRole('definition').filter({ hasText: 'Ask Noor first' })).toBeVisible();
  expect(writes.map(({ method, target }) => `${method} ${target}`)).toEqual([
    expect.stringMatching(/^POST .*\/developers\/[^/]+\/apps\/Checkout%20Web\/attributes/),
  ]);
  await note.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('Ask Noor first')).toBeHidden();
  expect(writes).toHaveLength(2);
});

test('what is typed while the form saves stays, and can be saved too', async ({ page, writes }) => {
  const form = await openDetailsForm(page, 'Checkout Web', { scenario: 'slow-writes' });
  const notes = form.getByRole('textbox', { name: 'Notes' });
  const save = form.getByRole('button', { name: 'Save' });
  await notes.fill('Ask Noor first');
  await save.click();
  await expect(save).toHaveAttribute('aria-busy', 'true');
  await notes.fill('Ask Noor or Ben');
  const note = page.getByRole('group', { name: /^Last change: / });
  await expect(note).toContainText('Saved, verified');
  await expect(notes).toHaveValue('Ask Noor or Ben');
  await save.click();
  await expect(page.getByRole('definition').filter({ hasText: 'Ask Noor or Ben' })).toBeVisible();
  expect(writes).toHaveLength(2);
});

test('by keyboard: display name, callback URL and attributes', async ({ page, writes }) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await tabTo(page, page.getByRole('button', { name: 'Edit details' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Edit details' });
  await expect(form.getByRole('textbox', { name: 'Display name' })).toBeFocused();
  await page.keyboard.type('Checkout 2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('https://shop.example/2');
  await tabTo(page, form.getByRole('button', { name: 'Remove attribute 1' }));
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: 'Add attribute' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('team');
  await page.keyboard.press('Tab');
  await page.keyboard.type('blue');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Edit Checkout 2' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit details' })).toBeFocused();
  expect(writes).toHaveLength(1);
  const body = JSON.parse(writes[0]?.body ?? '') as Record<string, unknown>;
  expect(body).toMatchObject({ name: 'Checkout Web', callbackUrl: 'https://shop.example/2' });
  expect(body['attributes']).toContainEqual({ name: 'team', value: 'blue' });
  expect(body['attributes']).not.toContainEqual({ name: 'tier', value: 'gold' });
});

test('an AppGroup’s app is edited by PUT without products; a key that appears is reported', async ({
  page,
  writes,
}) => {
  const form = await openDetailsForm(page, 'Partner Sync', { scenario: 'put-adds-key' });
  await form.getByRole('textbox', { name: 'Notes' }).fill('Changed');
  await form.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'More has changed than was requested' });
  await expect(notice).toContainText(/Check: Key /);
  expect(writes).toMatchObject([{ method: 'PUT' }]);
  expect(writes[0]?.body).not.toContain('apiProducts');
});

test('a refusal keeps the input; leaving or canceling asks first', async ({
  page,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const form = await openDetailsForm(page, 'Checkout Web', { scenario: 'forbidden' });
  await form.getByRole('textbox', { name: 'Notes' }).fill('Changed');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('apigee.developerapps.manage');
  await expect(form.getByRole('textbox', { name: 'Notes' })).toHaveValue('Changed');
  const dialog = page.getByRole('alertdialog', { name: 'Discard changes?' });
  await page.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('button', { name: 'Edit details' })).toBeFocused();
});
