import { expect, test, type Page } from './test.ts';

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Apps' }).locator('tbody tr[aria-rowindex]');

test('rows that fly past show their words, and all they offer where the page comes to rest', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  await expect(rows(page).first()).toBeVisible();
  const flown = await page.evaluate(fling, 40);
  // Without controls while it flies, but never without what the row says.
  expect(flown.bare).toBeGreaterThan(50);
  expect(flown.wordless).toEqual([]);

  const atRest = page.locator(`tr[aria-rowindex="${flown.last}"]`);
  await expect(atRest.getByRole('checkbox', { name: /^Select / })).toBeVisible();
  await expect(atRest.getByRole('button', { name: /^Edit / })).toBeVisible();
  for (const row of await rows(page).all()) await expect(row.getByRole('button')).toHaveCount(1);
});

test('with the focus in a row, no row that flies past is without its controls', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  const focused = rows(page).nth(2).getByRole('checkbox');
  await focused.focus();
  const flown = await page.evaluate(fling, 40);
  expect(flown.bare).toBe(0);
  await expect(focused).toBeFocused();
});

test('a row leads to its app while it flies past', async ({ page }) => {
  await page.goto('/organizations/keywarden-large/apps');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const name = await page.evaluate(clickWhatFlies);
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
});

/** Runs in the page: scrolls on with every frame, six rows at a time, and looks at what is there. */
async function fling(frames: number) {
  const flown = { bare: 0, wordless: [] as string[], last: '' };
  for (let frame = 0; frame < frames; frame += 1) {
    scrollBy(0, 300);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const drawn = [...document.querySelectorAll<HTMLTableRowElement>('tbody tr[aria-rowindex]')];
    for (const row of drawn) {
      flown.bare += row.querySelector('button') ? 0 : 1;
      const words = [0, 1, 4].map((cell) => row.cells[cell]?.textContent);
      if (!words.every(Boolean)) flown.wordless.push(row.outerHTML);
    }
    flown.last = drawn.at(-1)?.ariaRowIndex ?? '';
  }
  return flown;
}

/** Runs in the page: clicks a row that has no controls yet. */
async function clickWhatFlies(): Promise<string> {
  for (;;) {
    scrollBy(0, 300);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const link = document.querySelector<HTMLElement>('tbody tr:not(:has(button)) th a');
    if (!link) continue;
    link.click();
    return link.textContent;
  }
}
