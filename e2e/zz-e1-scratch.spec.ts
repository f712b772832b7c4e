import { expect, pathOf, test, choose } from './test.ts';
test('scratch', async ({ page }) => {
  await page.goto(`${pathOf('Checkout Web')}/edit`);
  await page.evaluate(() => {
    for (const type of ['keydown', 'keypress', 'keyup', 'click', 'focusin'])
      document.addEventListener(
        type,
        (event) => {
          const t = event.target as HTMLElement;
          (window as any).log ??= [];
          (window as any).log.push(
            `${type} ${(event as any).key ?? ''} ${t.tagName} ${t.textContent?.slice(0, 20)} ${event.isTrusted}`,
          );
        },
        true,
      );
  });
  const status = page.getByRole('combobox', { name: 'App status' });
  await status.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Revoke' })).toBeFocused();
  await page.keyboard.press('Enter');
  console.log((await page.evaluate(() => (window as any).log)).join('\n'));
  await expect(page.getByRole('alertdialog')).toBeVisible({ timeout: 1000 });
});
