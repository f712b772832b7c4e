import { expect, tabTo, type Locator, type Page } from './test.ts';

/** The window of a screen of 1280 × 1024 px at 400 % zoom. */
export const zoomed = { width: 320, height: 256 };

/**
 * Expects that a dialog can be read and answered by keyboard: all of it scrolls into view, its buttons stay in view,
 * and every control is visible while it has the focus. Ends with Enter on `answer`.
 *
 * @param end the last line of its text
 */
export async function readAndAnswer(
  page: Page,
  dialog: Locator,
  { end, answer }: { end: Locator; answer: string },
): Promise<void> {
  const button = dialog.getByRole('button', { name: answer, exact: true });
  await expect(dialog.getByRole('heading').first()).toBeInViewport();
  await expect(button).toBeInViewport({ ratio: 1 });
  await expectScrolledTo(page, 'PageDown', end);
  await expect(button).toBeInViewport({ ratio: 1 });
  await expectScrolledTo(page, 'PageUp', dialog.getByRole('heading').first());

  const controls = await dialog.locator(focusable).count();
  for (let presses = 0; presses < controls; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focusedAndCovered), 'the control with the focus is visible').toBe(
      '',
    );
  }
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

async function expectScrolledTo(page: Page, key: string, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(target).toBeInViewport({ ratio: 1, timeout: 200 });
  }).toPass();
}

const focusable = 'a[href], button, input, summary, [tabindex="0"]';

/**
 * Runs in the page: the markup of the control with the focus if something lies on it or it is out of the window;
 * otherwise nothing.
 */
export function focusedAndCovered(): string {
  const focused = document.activeElement;
  if (!focused) return 'nothing';
  const { left, top, width, height } = focused.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
  return seen && focused.contains(seen) ? '' : focused.outerHTML;
}
