import { states } from './states.ts';
import { changeStatus, noteOf } from './statuses.ts';
import { expect, test, type Page } from './test.ts';

const narrow = 320;
const leastTarget = 24;

// One visit per state: wide and light, then narrow and dark. The fixture scans the latter.
for (const state of states)
  test(`${state.name}: no axe violations, large enough targets, no horizontal scrolling`, async ({
    page,
    expectedNoise,
    scan,
  }) => {
    if (state.noise) expectedNoise.push(state.noise);
    if (state.width) await page.setViewportSize({ width: state.width, height: 800 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const mark = await state.reach(page);
    await expect(mark).toBeVisible();
    // This part of the top bar appears last.
    await expect(page.getByText('Demo data', { exact: true }).first()).toBeVisible();
    await scan();
    const wide = await measure(page);
    expect(wide.targets.filter(isSmall).map(say), 'targets too small').toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: narrow, height: 800 });
    if (state.closesWithSize) await state.reach(page);
    await expect(mark).toBeVisible();
    const { scrolls, room, targets } = await measure(page);
    expect(scrolls, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter(isSmall).map(say), 'targets too small').toEqual([]);
    const cut = targets.filter(({ left, right }) => left < 0 || right > room);
    expect(cut.map(say), 'targets outside the window').toEqual([]);
    expect(overlapping(targets.filter(({ inBar }) => inBar)).map(say), 'overlapping').toEqual([]);
  });

test(`from the list to a revoked product at ${narrow} px`, async ({ page }) => {
  await page.setViewportSize({ width: narrow, height: 640 });
  await page.goto('/');
  await page.getByRole('searchbox').fill('Checkout Web');
  await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await changeStatus(page, orders, 'Revoke');
  await noteOf(page, 'orders').getByRole('button', { name: 'Undo: orders' }).click();
  await expect(orders).toHaveText('Approved');
});

interface Target {
  what: string;
  top: number;
  left: number;
  right: number;
  width: number;
  height: number;
  inBar: boolean;
}

// The horizontal scroll distance, the width without the scroll bar, and the sizes of all click targets. The
// skip link is outside the window until it has the focus.
async function measure(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth: room } = document.documentElement;
    const controls =
      'a[href]:not([href="#content"]), button, select, summary, input, [role="option"]';
    const bar = document.querySelector('header:not(main header)');
    const targets: Target[] = [...document.querySelectorAll(controls)]
      .filter((found) => found.checkVisibility({ visibilityProperty: true }))
      .map((found) => {
        // A label around a radio button or checkbox is part of its target.
        const target = found.matches('label > input') ? found.closest('label') : found;
        const { top, left, right, width, height } = (target ?? found).getBoundingClientRect();
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
