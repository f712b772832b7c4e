import { appOfSeed, edgeCases, expect, organizations, pathOf, tallViewport, test } from './test.ts';

test.use(tallViewport);

test('names with HTML, scripts or formulas are shown as text', async ({ page }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const markup = '<img src=x onerror=alert(1)>';
  await page.goto(`/organizations/${edgeCases}/apps`);
  await expect(page.getByRole('link', { name: '=HYPERLINK(1)', exact: true })).toBeVisible();
  await page.getByRole('link', { name: markup, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: markup, exact: true })).toBeFocused();
  await expect(page).toHaveTitle(`${markup} – keywarden-edge-cases – Keywarden`);
  const main = page.getByRole('main');
  for (const text of [
    '"><script>alert(2)</script> & <b>not bold</b>',
    'javascript:alert(3)',
    '<u>name</u>',
    '<u>value</u>',
  ])
    await expect(main.getByText(text, { exact: true })).toBeVisible();
  await expect(page.locator('img, main script, main b, main u, [href^="javascript:"]')).toHaveCount(
    0,
  );

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('combobox', { name: 'App status' }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'Revoke', exact: true }).click();
  await expect(page.getByRole('alertdialog', { name: `Revoke app ${markup}?` })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  expect(dialogs).toEqual([]);
});

test('a name of 200 characters is shown completely and breaks no layout', async ({ page }) => {
  const app = appOfSeed(organizations.x, 'reconciliation-q');
  const name = app.attributes.find((found) => found.name === 'DisplayName')?.value ?? '';
  expect(name).toHaveLength(200);
  await page.goto('/');
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows).toHaveCount(60);
  const heights = await rows.evaluateAll((found) => found.map((row) => row.clientHeight));
  expect(new Set(heights).size).toBe(1);
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeFocused();
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(room);
});

test('an Arabic name does not reverse the text around it', async ({ page }) => {
  await page.goto(pathOf('Souq 100%'));
  const heading = page.getByRole('heading', { level: 1, name: 'السوق ١٠٠٪' });
  await expect(heading).toBeVisible();
  await expect(heading.locator('bdi')).toHaveCount(1);
  // The Edit button stays to the right of the name.
  const name = await heading.boundingBox();
  const edit = await page.getByRole('button', { name: 'Edit', exact: true }).boundingBox();
  expect(edit?.x).toBeGreaterThan(name?.x ?? Number.POSITIVE_INFINITY);
  await page.goto('/');
  const link = page.getByRole('link', { name: 'السوق ١٠٠٪' });
  await expect(link.locator('bdi')).toHaveText('السوق ١٠٠٪');
});
