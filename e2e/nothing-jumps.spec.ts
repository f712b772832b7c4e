import { submitStatus, noteOf } from './statuses.ts';
import { expect, pathOf, test, type Page } from './test.ts';

test.beforeEach(({ page }) => page.addInitScript(watchShifts));

for (const { name, path, arrived } of [
  {
    name: 'the list',
    path: '/',
    arrived: (page: Page) => page.getByRole('cell', { name: 'Northwind Logistics' }).first(),
  },
  {
    name: 'the list over a slow network',
    path: '/organizations/keywarden-demo/apps?scenario=slow',
    arrived: (page: Page) => page.getByRole('cell', { name: 'Northwind Logistics' }).first(),
  },
  {
    name: 'an app over a slow network',
    path: `${pathOf('Delivery Hub')}?scenario=slow`,
    // The owner and the product names load last.
    arrived: (page: Page) => page.getByText('Routing and Directions').first(),
  },
  {
    name: 'the edit view over a slow network',
    path: `${pathOf('Delivery Hub')}/edit?scenario=slow`,
    arrived: (page: Page) => page.getByText('Routing and Directions').first(),
  },
])
  test(`no layout shift while ${name} loads`, async ({ page }) => {
    await page.goto(path);
    await expect(arrived(page)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Demo data/ })).toBeVisible();
    expect(await shiftsOf(page)).toEqual([]);
  });

test('no layout shift from the list to a revoked product', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Checkout Web', exact: true }).click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const orders = page.getByRole('combobox', { name: 'Status of orders' });
  await submitStatus(page, orders, 'Revoke');
  // Chromium ignores shifts within 500 ms after an input; slow machines need longer.
  await expect(async () => {
    await page.keyboard.press('Shift');
    await expect(orders).toHaveText('Revoked', { timeout: 100 });
    await expect(noteOf(page, 'orders')).toContainText('Undo', { timeout: 100 });
  }).toPass({ intervals: [100] });
  expect(await shiftsOf(page)).toEqual([]);
});

test('a page replaces its skeleton as soon as its data has arrived', async ({ page }) => {
  await page.clock.install();
  await page.goto('/');
  await expect(page.getByRole('table', { name: 'Apps' })).toBeVisible();
  // React by itself keeps a skeleton for 300 ms.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('link', { name: 'API products' }).click();
  await expect(page.getByRole('table', { name: 'API products' })).toBeVisible();
  await page.clock.resume();
});

// Chromium's layout shift score (CLS), without shifts right after an input.
function watchShifts() {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
      };
      const placeOf = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join();
      const moved = sources
        .map(({ node, previousRect, currentRect }) =>
          [placeOf(previousRect), placeOf(currentRect), node?.outerHTML?.slice(0, 100)].join(' '),
        )
        .join(' | ');
      // Below this, it is one badge in a long list that grows for its warning.
      if (!hadRecentInput && value >= 0.0005) shifts.push(`${value.toFixed(4)}: ${moved}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

// After two frames, the last shift has been measured.
async function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const { shifts } = globalThis as unknown as { shifts: string[] };
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(shifts)));
      }),
  );
}
