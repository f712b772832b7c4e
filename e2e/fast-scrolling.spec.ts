import { expect, test, type Page } from './test.ts';

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Apps' }).locator('tbody tr:has(td)[aria-rowindex]');

test('fast scrolling renders text-only rows and restores controls when it stops', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  await expect(rows(page).first()).toBeVisible();
  const scrolled = await page.evaluate(scrollFast, 40);
  // No controls during the fast scroll, but always the text of the row.
  expect(scrolled.textOnly).toBeGreaterThan(50);
  expect(scrolled.incomplete).toEqual([]);

  const atRest = page.locator(`tr[aria-rowindex="${scrolled.last}"]`);
  await expect(atRest.getByRole('checkbox', { name: /^Select / })).toBeVisible();
  await expect(atRest.getByRole('button', { name: /^Edit / })).toBeVisible();
  for (const row of await rows(page).all()) await expect(row.getByRole('button')).toHaveCount(1);
});

test('fast scrolling keeps the controls of all rows while a row has the focus', async ({
  page,
}) => {
  await page.goto('/organizations/keywarden-large/apps');
  const focused = rows(page).nth(2).getByRole('checkbox');
  await focused.focus();
  const scrolled = await page.evaluate(scrollFast, 40);
  expect(scrolled.textOnly).toBe(0);
  await expect(focused).toBeFocused();
});

test('a text-only row keeps the focus that it gets, and opens its app', async ({ page }) => {
  await page.goto('/organizations/keywarden-large/apps');
  await expect(rows(page).first()).toBeVisible();
  await page.evaluate(useTextOnlyRow, false);
  const focusedRow = page.getByRole('row').filter({ has: page.locator('a:focus') });
  await expect(focusedRow.getByRole('button', { name: /^Edit / })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const name = await page.evaluate(useTextOnlyRow, true);
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
});

/** Runs in the page: scrolls about six rows per frame, and checks the rows. */
async function scrollFast(frames: number) {
  const scrolled = { textOnly: 0, incomplete: [] as string[], last: '' };
  for (let frame = 0; frame < frames; frame += 1) {
    scrollBy(0, 300);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // Rows that the worker has not sent yet have no cells.
    const drawn = [
      ...document.querySelectorAll<HTMLTableRowElement>('tbody tr:has(td:not([aria-hidden]))'),
    ];
    for (const row of drawn) {
      scrolled.textOnly += row.querySelector('button') ? 0 : 1;
      const words = [0, 1, 2, 3, 4, 5, 6].map((cell) => row.cells[cell]?.textContent);
      if (!words.every(Boolean) || row.offsetHeight !== 48) scrolled.incomplete.push(row.outerHTML);
    }
    scrolled.last = drawn.at(-1)?.ariaRowIndex ?? '';
  }
  return scrolled;
}

/** Runs in the page: focuses or clicks the link of a text-only row. Returns its text. */
async function useTextOnlyRow(click: boolean): Promise<string> {
  for (let frame = 0; frame < 200; frame += 1) {
    scrollBy(0, 300);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const selector = 'tbody tr:has(td:not([aria-hidden])):not(:has(button)) th a';
    const link = document.querySelector<HTMLElement>(selector);
    if (!link) continue;
    if (click) link.click();
    else link.focus({ preventScroll: true });
    return link.textContent;
  }
  throw new Error('no row is text-only');
}
