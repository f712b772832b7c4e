import { expect, pathOf, test, type Locator } from './test.ts';

test('statuses differ by word and icon in forced colors', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${pathOf('Delivery Hub')}/edit`);
  const seen = new Set<string>();
  for (const [word, product] of [
    ['Approved', 'routing'],
    ['Revoked', 'shipping'],
    ['Pending', 'identity'],
  ] as const) {
    const statuses = page.getByRole('combobox', { name: `Status of ${product}` });
    const status = statuses.filter({ hasText: word }).first();
    await expect(status).toHaveText(word);
    seen.add(await drawingOf(status));
  }
  expect(seen.size).toBe(3);

  const verdicts = new Set<string>();
  for (const word of [/^Usable/, /^Blocked/]) {
    const verdict = page.getByRole('cell').filter({ hasText: word }).first();
    verdicts.add(await drawingOf(verdict));
  }
  expect(verdicts.size).toBe(2);
});

test('what blocks a key is framed in forced colors', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(pathOf('Delivery Hub'));
  const expired = page.getByText('Key: Expired', { exact: true });
  await drawingOf(expired);
  const { border, background } = await expired.evaluate((found) => ({
    border: getComputedStyle(found).borderTopColor,
    background: getComputedStyle(document.documentElement).backgroundColor,
  }));
  expect(border).not.toBe(background);
});

// The shape of a status icon; the icon must be visible on its background.
async function drawingOf(status: Locator): Promise<string> {
  const icon = status.locator('svg').first();
  await expect(icon).toBeVisible();
  return icon.evaluate((svg) => {
    const { stroke } = getComputedStyle(svg);
    const { backgroundColor } = getComputedStyle(document.documentElement);
    if (stroke === backgroundColor || stroke === 'none') throw new Error(`drawn in ${stroke}`);
    return svg.innerHTML;
  });
}
