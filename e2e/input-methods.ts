import { choose } from './statuses.ts';
import { tabTo, type Locator, type Page } from './test.ts';

/** How a person operates the page: with the mouse or with the keyboard alone. */
export interface InputMethod {
  press(target: Locator): Promise<void>;
  check(target: Locator): Promise<void>;
  fill(target: Locator, text: string): Promise<void>;
  /** chooses an action in the menu of a button */
  chooseIn(menu: Locator, item: string): Promise<void>;
  /** chooses an option of a Status control */
  chooseStatus(status: Locator, option: string): Promise<void>;
}

/** With the mouse, and typing only in fields. */
export function mouse(page: Page): InputMethod {
  return {
    press: (target) => target.click(),
    check: (target) => target.check(),
    fill: (target, text) => target.fill(text),
    async chooseIn(menu, item) {
      await menu.click();
      await page.getByRole('menuitem', { name: item }).click();
    },
    chooseStatus: (status, option) => choose(page, status, option),
  };
}

/** With the keyboard alone. */
export function keyboard(page: Page): InputMethod {
  const reach = async (target: Locator) => {
    await target.waitFor();
    if (!(await hasFocus(target))) await tabTo(page, target);
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async check(target) {
      await reach(target);
      await page.keyboard.press('Space');
    },
    async fill(target, text) {
      await reach(target);
      await page.keyboard.type(text);
    },
    async chooseIn(menu, item) {
      await reach(menu);
      await page.keyboard.press('Enter');
      const wanted = page.getByRole('menuitem', { name: item });
      await wanted.waitFor();
      while (!(await hasFocus(wanted))) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    async chooseStatus(status, option) {
      await reach(status);
      await page.keyboard.press('Enter');
      const wanted = page.getByRole('option', { name: option, exact: true });
      await wanted.waitFor();
      while (!(await hasFocus(wanted))) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
    },
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((found) => found === document.activeElement);
}
