import { expect, type Browser } from 'playwright/test';
import type { Tab, Target } from './tab.ts';

/** A tab of a browser that Playwright drives. */
export async function playwrightTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  const find = ({ role, name, isLast }: Target) => {
    const found = page.getByRole(role, { name, exact: true });
    return isLast ? found.last() : found.first();
  };
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    click: (target) => find(target).click(),
    focus: (target) => find(target).focus(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    async waitFor(target, text) {
      await find(target).waitFor();
      if (text !== undefined) await expect(find(target)).toContainText(text);
    },
    waitForFocus: (target) => expect(find(target)).toBeFocused(),
    waitUntilGone: (target) => expect(find(target)).toHaveCount(0),
    address: async () => page.url(),
    close: () => browser.close(),
  };
}
