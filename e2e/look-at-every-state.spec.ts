import { states } from './states.ts';
import { expect, test, type Page } from './test.ts';

const narrow = 320;
const leastTarget = 24;

for (const state of states) {
  test(`axe finds nothing in the ${state.name}`, async ({ page, expectedNoise, scan }) => {
    if (state.noise) expectedNoise.push(state.noise);
    if (state.width) await page.setViewportSize({ width: state.width, height: 800 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await state.reach(page);
    await scan();
    const { targets } = await measure(page);
    expect(targets.filter(isSmall).map(say), 'targets too small').toEqual([]);
    // The fixture scans once more, where the test ends.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(
      true,
    );
  });

  test(`the ${state.name} holds at ${narrow} px`, async ({ page, expectedNoise }) => {
    if (state.noise) expectedNoise.push(state.noise);
    await page.setViewportSize({ width: narrow, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await state.reach(page);
    // The last part of the top bar to arrive.
    await expect(page.getByText('Demo data', { exact: true }).first()).toBeVisible();

    const { scrolls, room, targets } = await measure(page);
    expect(scrolls, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter(isSmall).map(say), 'targets too small').toEqual([]);
    const cut = targets.filter(({ left, right }) => left < 0 || right > room);
    expect(cut.map(say), 'targets outside the window').toEqual([]);
    expect(overlapping(targets.filter(({ inBar }) => inBar)).map(say), 'overlapping').toEqual([]);
  });
}

interface Target {
  what: string;
  top: number;
  left: number;
  right: number;
  width: number;
  height: number;
  inBar: boolean;
}

// How far the page scrolls sideways, how wide it is without its scroll bar, and everything that can be
// clicked or tapped, as large as it is drawn. The skip link waits above the window until it has the focus.
async function measure(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth: room } = document.documentElement;
    const controls =
      'a[href]:not([href="#content"]), button, select, summary, input, [role="option"]';
    const bar = document.querySelector('header:not(main header)');
    const targets: Target[] = [...document.querySelectorAll(controls)]
      .filter((found) => found.checkVisibility({ visibilityProperty: true }))
      .map((found) => {
        const { top, left, right, width, height } = found.getBoundingClientRect();
        const what = found.outerHTML
          .replace(/ (class|type|data-[\w-]+)="[^"]*"/gu, '')
          .slice(0, 70);
        const inBar = bar?.contains(found) === true && !found.closest('[popover]');
        return { what, top, left, right, width, height, inBar };
      });
    return { scrolls: scrollWidth - room, room, targets };
  });
}

function isSmall({ width, height }: Target): boolean {
  return width < leastTarget || height < leastTarget;
}

function overlapping(targets: readonly Target[]): Target[] {
  return targets.filter((one, index) =>
    targets
      .slice(0, index)
      .some(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.top + other.height &&
          other.top < one.top + one.height,
      ),
  );
}

function say({ what, left, width, height }: Target): string {
  return `${Math.round(width)}×${Math.round(height)} at ${Math.round(left)}: ${what}`;
}
