import type { BrowserContext } from 'playwright/test';
import { expect, type Locator, type Page } from './test.ts';

export async function allowClipboard(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** Presses a copy button, waits until it confirms, and returns the copied text. */
export async function copyBy(page: Page, button: Locator): Promise<string> {
  await button.click();
  await expect(button).toHaveText('Copied');
  return readClipboard(page);
}

export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Pastes a text into the focused element. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
