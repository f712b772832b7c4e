import type { Page } from './test.ts';

/** Counts the clicks and keys of the person from now on. The page must not be left by a reload. */
export async function countInput(
  page: Page,
): Promise<() => Promise<{ clicks: number; keys: number }>> {
  await page.addInitScript(() => {
    const input = { clicks: 0, keys: 0 };
    Object.assign(globalThis, { input });
    addEventListener('pointerdown', () => (input.clicks += 1), true);
    addEventListener('keydown', () => (input.keys += 1), true);
  });
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { input: { clicks: number; keys: number } }).input,
    );
}
