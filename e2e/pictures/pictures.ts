import { test } from 'playwright/test';

// `npm run pictures` creates the pictures in README. Not part of the tests.
const pages = [
  { name: 'list', path: '/organizations/keywarden-demo/apps', app: null },
  { name: 'edit', path: '/organizations/keywarden-demo/apps', app: 'Delivery Hub' },
] as const;

for (const colorScheme of ['light', 'dark'] as const)
  for (const { name, path, app } of pages)
    test(`${name}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(path);
      if (app) {
        await page.getByRole('searchbox').fill(app);
        await page.getByRole('button', { name: `Edit ${app}`, exact: true }).click();
      }
      const owner = app
        ? page.getByText('Marcus Bell')
        : page.getByRole('cell', { name: 'Umbrella Travel' }).first();
      await owner.waitFor();
      await page.getByRole('heading', { level: 1 }).blur();
      await page.screenshot({ path: `docs/${name}-${colorScheme}.png` });
    });
