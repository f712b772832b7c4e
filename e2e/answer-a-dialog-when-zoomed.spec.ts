import { credentialDialogs } from './credentials.ts';
import { openFindDialog, openList, openRevokeDialog } from './navigate.ts';
import { choose, submitStatus } from './statuses.ts';
import { expect, keyOf, masked, pathOf, test, type Locator, type Page } from './test.ts';
import { readAndAnswer, zoomed } from './zoom.ts';

test.use({ viewport: zoomed });

interface ZoomedDialog {
  name: string;
  open(page: Page): Promise<Locator>;
  /** the last line of its text */
  end(dialog: Locator): Locator;
  answer: string;
}

const dialogs: readonly ZoomedDialog[] = [
  {
    name: 'revoke a product',
    open: (page) => openRevokeDialog(page),
    end: (dialog) => dialog.getByText('The request', { exact: true }),
    answer: 'Cancel',
  },
  {
    name: 'revoke an app with many keys',
    async open(page) {
      await page.goto(`${pathOf('Delivery Hub')}/edit`);
      await choose(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
      return page.getByRole('alertdialog');
    },
    end: (dialog) => dialog.getByText('The request', { exact: true }),
    answer: 'Revoke',
  },
  {
    name: 'revoke despite somebody else’s change',
    async open(page) {
      await page.goto(`${pathOf('Checkout iOS')}/edit?scenario=changed-meanwhile`);
      await submitStatus(page, page.getByRole('combobox', { name: 'App status' }), 'Revoke');
      return page.getByRole('alertdialog', { name: / anyway\?$/ });
    },
    end: (dialog) => dialog.getByRole('listitem').last(),
    answer: 'Cancel',
  },
  {
    name: 'export the list',
    async open(page) {
      await openList(page);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      return page.getByRole('dialog', { name: 'Export apps' });
    },
    end: (dialog) => dialog.getByText('Neither keys nor secrets are in the file.'),
    answer: 'Download',
  },
  {
    name: 'revoke selected apps',
    async open(page) {
      const bar = await selectOne(page);
      await bar.getByRole('button', { name: 'Revoke…' }).click();
      return page.getByRole('dialog', { name: 'Revoke 1 app?' });
    },
    end: (dialog) => dialog.getByText(/About .*\.$/),
    answer: 'Cancel',
  },
];

for (const { name, open, end, answer } of dialogs)
  test(`${name}: the dialog can be read and answered by keyboard at 400 % zoom`, async ({
    page,
    scan,
  }) => {
    const dialog = await open(page);
    await expect(dialog).toBeVisible();
    await scan();
    await readAndAnswer(page, dialog, { end: end(dialog), answer });
  });

test('Find and Demo data scroll inside at 400 % zoom', async ({ page, scan }) => {
  await openList(page);
  await page.getByRole('button', { name: 'Demo data' }).click();
  const reset = page.getByRole('dialog').getByRole('button', { name: 'Reset demo data' });
  await reset.focus();
  await expect(reset).toBeInViewport({ ratio: 1 });
  await scan();
  await page.keyboard.press('Escape');

  const find = await openFindDialog(page);
  await expect(find.getByRole('combobox')).toBeInViewport({ ratio: 1 });
  await scan();
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
});

test('each dialog of credentials fits at 400 % zoom, in the dark, without a finding of axe', async ({
  page,
  scan,
}) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(`${pathOf('C# SDK Playground')}/edit`);
  const mask = masked(keyOf('C# SDK Playground'));
  for (const { submit, open } of credentialDialogs(page, mask))
    await test.step(submit, async () => {
      await open();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('button', { name: submit }).last()).toBeInViewport({
        ratio: 1,
      });
      expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      await scan();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    });
});

test('two thirds of the list stay free at 400 % zoom', async ({ page }) => {
  const bar = await selectOne(page);
  await expect(bar.getByRole('button', { name: 'Revoke…' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('rowheader').getByRole('link').nth(3).focus();
  await expect(page.getByRole('banner')).not.toBeInViewport();
  const top = (await bar.getByText('1 selected').boundingBox())?.y ?? 0;
  expect(top).toBeGreaterThan((zoomed.height * 2) / 3);
});

test('forced colors show the current page and what blocks a key', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ forcedColors: 'active' });
  await openList(page);
  const navigation = page.getByRole('navigation');
  const current = navigation.getByRole('link', { name: 'Apps' });
  await expect(current).toHaveAttribute('aria-current', 'page');
  expect(await backgroundOf(current)).not.toBe(
    await backgroundOf(navigation.getByRole('link', { name: 'Activity' })),
  );
  // As large as without them, so that it stays beside its label.
  const box = await page.getByRole('rowheader').getByRole('checkbox').first().boundingBox();
  expect(box?.width).toBe(32);
  await page.goto(pathOf('Airport Maps'));
  const card = page.getByRole('group', { name: /^Key / }).first();
  expect(await backgroundOf(card.getByText(/^Key: /))).not.toBe(
    await backgroundOf(card.getByText('App', { exact: true })),
  );
});

/** Selects an app of the list, and returns the bar with the actions. */
async function selectOne(page: Page): Promise<Locator> {
  // The list begins below the window, where rows are not rendered.
  await (await openList(page)).scrollIntoViewIfNeeded();
  await page.getByRole('rowheader').getByRole('checkbox').nth(1).check();
  return page.getByRole('region', { name: 'Selection' });
}

function backgroundOf(target: Locator): Promise<string> {
  return target.evaluate((element) => getComputedStyle(element).backgroundColor);
}
