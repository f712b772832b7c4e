import { expect, test, type Locator, type Page } from './test.ts';
import { focusedAndCovered } from './zoom.ts';

const sizes = [
  { width: 1280, height: 640 },
  { width: 390, height: 760 },
];

test('neither the selection nor a bulk change covers the focus, nor one of them the other', async ({
  page,
}) => {
  const selection = page.getByRole('region', { name: 'Selection (F6)' });
  const result = page.getByRole('region', { name: 'Bulk change' });
  const undo = result.getByRole('button', { name: 'Undo 1 change' });
  await page.goto('/organizations/keywarden-demo/apps?q=weather');
  const boxes = page.getByRole('table', { name: 'Apps' }).locator('tbody').getByRole('checkbox');
  // The bar appears where the focus is.
  await page.setViewportSize({ width: 390, height: 760 });
  const { y = 0 } = (await boxes.last().boundingBox()) ?? {};
  await page.setViewportSize({ width: 390, height: Math.round(y) + 50 });
  // Again where the row that was the last one has left the page.
  await expect(async () => {
    await boxes.last().evaluate((box) => box.focus({ preventScroll: true }));
    await expect(boxes.last()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Space');
  await expect(selection.getByText('1 selected')).toBeVisible();
  expect(await page.evaluate(focusedAndCovered), 'covered when the bar appears').toBe('');
  await page.keyboard.press('Space');
  await page.setViewportSize({ width: 1280, height: 900 });

  await boxes.first().check();
  await selection.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke 1 app' }).click();
  await expect(result).toContainText('Revoked: 1 app');

  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => scrollTo(0, 0));
    await boxes.first().focus();
    await page.keyboard.press('Space');
    const clear = selection.getByRole('button', { name: 'Clear selection' });
    await page.keyboard.press('F6');
    await expectInViewUntil(page, clear);
    await page.keyboard.press('F6');
    await expectInViewUntil(page, undo);
    // At the end of the page, no bar covers the last row.
    const [table, bar, bulk] = await Promise.all([
      page.getByRole('table', { name: 'Apps' }).boundingBox(),
      selection.getByRole('button', { name: 'Revoke…' }).boundingBox(),
      result.boundingBox(),
    ]);
    if (!table || !bar || !bulk) throw new Error('something is not shown');
    expect(bar.y).toBeGreaterThan(table.y + table.height);
    expect(bulk.y).toBeGreaterThan(bar.y + bar.height);
    await clear.click();
  }
});

/** Presses Tab until the target has the focus. Nothing may cover what has it on the way. */
async function expectInViewUntil(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    expect(await page.evaluate(focusedAndCovered), 'covered, although it has the focus').toBe('');
    if (await target.evaluate((found) => found === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}
