import type { Browser, Page } from 'playwright/test';
import { interleave, note, noteTime } from './measure.ts';
import { countNodes, open } from './pages.ts';

interface Where {
  /** the origin of the console */
  url: string;
  apps: number;
  measureFixedWork(): Promise<number>;
}

/** Measures Keys of a whole organization: its first rows, sorting, filtering, and how much is rendered. */
export async function measureKeys(browser: Browser, { url, apps, measureFixedWork }: Where) {
  const { page, close } = await open(browser, {});
  const of = (what: string) => `${what}, ${apps.toLocaleString('en')} apps`;
  // Once: the page keeps the order of a column that was sorted before.
  const noteOnce = async (what: string, time: () => Promise<number>) =>
    noteTime(
      'Keys',
      of(what),
      { times: [await time()], fixedWork: [await measureFixedWork()] },
      150,
    );
  await page.goto(`${url}/organizations/generated-${apps}/keys`);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await page.getByText(/^All apps loaded/u).waitFor({ timeout: 300_000 });
  const opening = await interleave({ times: () => timeOpening(page), fixedWork: measureFixedWork });
  noteTime('Keys', of('first rows'), opening, 300);
  for (const column of ['App', 'Expires', 'Owner', 'Effective access'])
    await noteOnce(`sorted by ${column}, painted`, () => timeSort(page, column));
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const field = 'main fieldset label:nth-of-type(2) input';
  await noteOnce('filtered, painted', () => timeUntil(page, field, '[aria-rowcount]'));
  note('Keys', of('DOM nodes'), await page.evaluate(countNodes), 900, '');
  await close();
}

// From the list of apps.
async function timeOpening(page: Page): Promise<number> {
  const navigation = page.getByRole('navigation');
  await navigation.getByRole('link', { name: 'Apps', exact: true }).click();
  await page.getByRole('table', { name: 'Apps' }).waitFor();
  return timeUntil(page, 'a[href$="/keys"]', 'table[aria-label=Keys] tbody code');
}

// From a click until the column is sorted and the next frame is painted.
async function timeSort(page: Page, column: string): Promise<number> {
  const head = page.getByRole('columnheader', { name: column, exact: true });
  await head.getByRole('button').evaluate((button) => button.setAttribute('data-clicked', ''));
  const ms = await timeUntil(page, '[data-clicked]', 'th[aria-sort] > [data-clicked]');
  await head.getByRole('button').evaluate((button) => button.removeAttribute('data-clicked'));
  return ms;
}

/** Clicks an element; resolves with the ms until another one is there and painted, with other rows than before. */
function timeUntil(page: Page, clicked: string, shown: string): Promise<number> {
  return page.evaluate(
    ([target = '', mark = '']) =>
      new Promise<number>((resolve, reject) => {
        const rows = () => {
          const table = document.querySelector('table[aria-label=Keys]');
          return `${table?.ariaRowCount}: ${table?.querySelector('tbody')?.textContent}`;
        };
        const before = rows();
        const start = performance.now();
        const control = document.querySelector<HTMLElement>(target);
        if (!control) return reject(new Error(`${target} is not in the page`));
        control.click();
        const look = () => {
          if (document.querySelector(mark) && rows() !== before)
            return requestAnimationFrame(() => resolve(performance.now() - start));
          return requestAnimationFrame(look);
        };
        return requestAnimationFrame(look);
      }),
    [clicked, shown],
  );
}
