import { expectNothingLater, test } from './fixture-hosted.ts';
import { credentialDialog } from './credentials.ts';
import { submitStatus, noteOf } from './statuses.ts';
import { expect, failedRequest, pathOf, watchRequests } from './test.ts';

for (const option of ['Revoke', 'Approve'] as const)
  test(`offline, ${option} fails at once and is not sent later`, async ({
    page,
    hosted,
    writes,
    expectedNoise,
  }) => {
    expectedNoise.push(failedRequest);
    const [app, before, after] =
      option === 'Revoke'
        ? ['Checkout Web', 'Approved', 'Revoked']
        : ['Globex Returns', 'Revoked', 'Approved'];
    await page.clock.install();
    const { all, underWay } = watchRequests(page, '/assets/');
    await page.goto(`${hosted.url}${pathOf(app)}/edit`);
    const status = page.getByRole('combobox', { name: 'App status' });
    await expect(status).toHaveText(before);
    // The code of dialogs and notes must be loaded before the network fails.
    await expect.poll(() => all.some((asked) => asked.includes('/assets/toaster'))).toBe(true);
    await expect.poll(underWay).toBe(0);

    await page.context().setOffline(true);
    await submitStatus(page, status, option);
    const note = noteOf(page, `App ${app}`);
    await expect(note).toContainText(/^Not sent \([\d:]{8}\): the app could not be loaded/);
    await expect(note).toContainText('could not be reached.');
    await expect(status).toHaveText(before);
    await expect(status).toBeFocused();
    await expectNothingLater(page, hosted);
    await expect(status).toHaveText(before);
    expect(writes).toEqual([]);

    // When the network is back, it is sent only when it is chosen again.
    await note.getByRole('button', { name: `Try again: App ${app}` }).click();
    await expect(status).toHaveText(after);
    expect(hosted.received()).toEqual([
      expect.stringMatching(new RegExp(`action=${option.toLowerCase()}$`)),
    ]);
  });

test('offline, a form and a dialog say that nothing was sent', async ({
  page,
  hosted,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  const { all, underWay } = watchRequests(page, '/assets/');
  await page.goto(`${hosted.url}${pathOf('Checkout Web')}/edit`);
  await expect.poll(() => all.some((asked) => asked.includes('change-report-texts'))).toBe(true);
  await page.getByRole('button', { name: 'Edit details' }).click();
  const form = page.getByRole('form', { name: 'Edit details' });
  await form.getByRole('textbox', { name: 'Notes' }).fill('Changed');
  await expect.poll(underWay).toBe(0);
  await page.context().setOffline(true);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toContainText('Nothing was sent.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Import key' }).click();
  const dialog = credentialDialog(page, 'Import a key');
  await dialog.getByLabel('Key', { exact: true }).fill('imported_KEY-000000001');
  await dialog.getByLabel('Secret').fill('imported_SECRET-0001');
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Import key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was sent.');
  expect(hosted.received()).toEqual([]);
});
