import { launch, type ElementHandle, type Page } from 'puppeteer-core';
import { elementsOf, elementNamed } from './find-named.ts';
import { waitUntil, type Tab, type Target } from './tab.ts';

/** A tab of an installed Firefox, driven over WebDriver BiDi. */
export async function firefoxTab(executablePath: string): Promise<Tab> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-US', 'intl.locale.requested': 'en-US' },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const act = (target: Target, action: (element: ElementHandle) => Promise<unknown>) =>
    waitUntil(target.name, async () => {
      const element = await find(page, target);
      return element ? (await action(element)) !== false : false;
    });
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    click: (target) => act(target, (element) => element.click()),
    focus: (target) => act(target, (element) => element.focus()),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    waitFor: (target, text = '') =>
      act(target, (element) =>
        element.evaluate((found, part) => found.textContent.includes(part), text),
      ),
    waitForFocus: (target) =>
      act(target, (element) => element.evaluate((found) => found === document.activeElement)),
    waitUntilGone: (target) =>
      waitUntil(`the end of ${target.name}`, async () => !(await find(page, target))),
    address: async () => page.url(),
    close: () => browser.close(),
  };
}

async function find(
  page: Page,
  { role, name, isLast = false }: Target,
): Promise<ElementHandle | null> {
  const found = await page.evaluateHandle(elementNamed, elementsOf[role], name, isLast);
  return found.asElement() as ElementHandle | null;
}
