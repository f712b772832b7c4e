import { states } from './states.ts';
import { expect, test, type Page } from './test.ts';

const narrow = 320;

for (const state of states) {
  for (const colorScheme of ['light', 'dark'] as const)
    // Every test is scanned where it ends (test.ts): to get there is all there is to do.
    test(`axe finds nothing in the ${state.name}, ${colorScheme}`, async ({ page, expectedNoise }) => {
      if (state.noise) expectedNoise.push(state.noise);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (state.width) await page.setViewportSize({ width: state.width, height: 800 });
      await state.reach(page);
    });

  test(`the ${state.name} holds at ${narrow} px`, async ({ page, expectedNoise }) => {
    if (state.noise) expectedNoise.push(state.noise);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: narrow, height: 800 });
    await state.reach(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow);
    const targets = await targetsOf(page);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter(({ width, height }) => width < 24 || height < 24)).toEqual([]);
    expect(targets.filter(({ left, right }) => left < 0 || right > narrow)).toEqual([]);
    expect(overlaps(targets.filter(({ inBar }) => inBar))).toEqual([]);
  });
}

interface Target {
  what: string;
  left: number;
  right: number;
  width: number;
  height: number;
  inBar: boolean;
}

// Everything that can be clicked or tapped, as large as it is drawn. The skip link waits above the window
// until it has the focus.
async function targetsOf(page: Page): Promise<Target[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, select, summary, input, [role="option"]')]
      .filter((found) => found.checkVisibility({ visibilityProperty: true }))
      .filter((found) => found.getAttribute('href') !== '#content')
      .map((found) => {
        const { left, right, width, height } = found.getBoundingClientRect();
        const what = found.outerHTML.slice(0, 120);
        return { what, left, right, width, height, inBar: found.closest('header') !== null };
      }),
  );
}

function overlaps(targets: readonly Target[]): string[] {
  const inOrder = targets.toSorted((a, b) => a.left - b.left);
  return inOrder
    .filter(({ left }, index) => left < (inOrder[index - 1]?.right ?? 0))
    .map(({ what }) => what);
}
