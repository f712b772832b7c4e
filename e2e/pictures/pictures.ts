import { test, type Page } from 'playwright/test';
import { choose, confirmRevoke } from '../statuses.ts';

// `npm run pictures` creates the pictures in README. Not part of the tests.
const apps = '/organizations/keywarden-demo/apps';

/** Each picture of a color scheme, in the order of the steps that lead to it. */
async function takePictures(page: Page, take: (name: string) => Promise<void>): Promise<void> {
  await page.goto(apps);
  await page.getByRole('button', { name: 'Edit Delivery Hub', exact: true }).waitFor();
  await take('list');

  await page.getByRole('button', { name: 'Edit Delivery Hub', exact: true }).click();
  await page.getByText('Marcus Bell').waitFor();
  await page.getByRole('heading', { level: 1 }).blur();
  await take('edit');

  await page.goto(`${apps}?q=Checkout+iOS`);
  await page.getByRole('button', { name: 'Edit Checkout (iOS)', exact: true }).click();
  const status = page.getByRole('combobox', { name: /^Status of key/u }).first();
  await choose(page, status, 'Revoke');
  await page.getByRole('alertdialog').getByText('Stops working').waitFor();
  await take('revoke');
  await confirmRevoke(page);
  await page.getByText(/^Revoked, verified/u).waitFor();
  await take('verified');
}

for (const colorScheme of ['light', 'dark'] as const)
  test(colorScheme, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await takePictures(page, async (name) => {
      await page.screenshot({ path: `docs/${name}-${colorScheme}.png` });
    });
  });
