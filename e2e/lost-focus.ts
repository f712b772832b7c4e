import type { Page } from 'playwright/test';

interface FocusRecorder {
  /** what lost its focus to `body`, and after which action */
  losses(): Promise<string[]>;
}

interface FocusWatch {
  reportLostFocus(loss: string): void;
  /** resolves when the focus is on an element, or its loss has had the time to be reported */
  settleFocus(): Promise<void>;
}

/**
 * Records when the focus of a page falls back to `body`, where keyboard users start over. A click on something that
 * can't have the focus is no loss, nor is a page that has just been loaded.
 */
export async function recordLostFocus(page: Page): Promise<FocusRecorder> {
  const losses: string[] = [];
  await page.exposeBinding('reportLostFocus', (_source, loss: string) => {
    losses.push(loss);
  });
  await page.addInitScript(watchFocus);
  return {
    async losses() {
      if (!page.isClosed())
        await page.evaluate(() => (globalThis as unknown as FocusWatch).settleFocus());
      return losses;
    },
  };
}

// Runs in the page. A loss counts after a second, in which a dialog can close or a page can load; on the clock of the
// page too, because a test may have stopped it.
function watchFocus() {
  const watch = globalThis as unknown as FocusWatch;
  const checkMs = 50;
  const checksUntilLost = 20;
  const canHaveFocus =
    'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, label, [tabindex]';
  // The native timer: tests replace the clock of the page.
  const startTimer = setInterval.bind(globalThis);

  let focused: Element | null = null;
  let action = 'no action';
  let checks = 0;
  let lostAt = 0;

  const describe = (target: EventTarget | null) =>
    target instanceof Element
      ? `<${target.tagName.toLowerCase()}> "${(target.ariaLabel ?? target.textContent).slice(0, 50)}"`
      : 'the page';
  const check = () => {
    const { activeElement } = document;
    const isOnBody = !activeElement || activeElement === document.body;
    if (!isOnBody) focused = activeElement;
    checks = isOnBody && focused ? checks + 1 : 0;
    if (checks === 1) lostAt = Date.now();
    if (checks < checksUntilLost || Date.now() - lostAt < checksUntilLost * checkMs) return;
    watch.reportLostFocus(`${describe(focused)} lost the focus after ${action}`);
    focused = null;
    checks = 0;
  };

  addEventListener('focusin', check, true);
  addEventListener(
    'pointerdown',
    ({ target }) => {
      action = `a click on ${describe(target)}`;
      if (target instanceof Element && !target.closest(canHaveFocus)) focused = null;
    },
    true,
  );
  addEventListener(
    'keydown',
    ({ key, target }) => (action = `${key} in ${describe(target)}`),
    true,
  );
  startTimer(check, checkMs);

  watch.settleFocus = () =>
    new Promise((resolve) => {
      startTimer(() => (checks === 0 || checks > checksUntilLost) && resolve(), checkMs);
    });
}
