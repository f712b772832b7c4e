import type { Browser, Page } from 'playwright/test';
import { interleave, note, noteTime } from './measure.ts';
import { countNodes, open } from './pages.ts';

interface Where {
  /** the origin of the console */
  url: string;
  apps: number;
  measureFixedWork(): Promise<number>;
}

const columns = ['App', 'Expires', 'Owner', 'Effective access'] as const;

/** Measures Keys of a whole organization: its first rows, sorting, filtering, and how much is rendered. */
export async function measureKeys(browser: Browser, { url, apps, measureFixedWork }: Where) {
  const of = (what: string) => `${what}, ${apps.toLocaleString('en')} apps`;
  const list = `${url}/organizations/generated-${apps}/keys`;
  const { visits, fixedWork } = await interleave({
    visits: () => visitKeys(browser, list),
    fixedWork: measureFixedWork,
  });
  const noteStep = (what: string, timeOf: (visit: KeysVisit) => number, limitMs: number) =>
    noteTime('Keys', of(what), { times: visits.map(timeOf), fixedWork }, limitMs);
  noteStep('first rows', ({ firstRows }) => firstRows, 300);
  for (const column of columns)
    noteStep(`sorted by ${column}, painted`, ({ sorted }) => sorted[column], 150);
  noteStep('filtered, painted', ({ filtered }) => filtered, 150);
  note('Keys', of('DOM nodes'), Math.max(...visits.map(({ nodes }) => nodes)), 900, '');
}

type KeysVisit = Awaited<ReturnType<typeof visitKeys>>;

// Each visit loads all apps again: a page keeps the order of a column that was sorted before. Times in ms.
async function visitKeys(browser: Browser, list: string) {
  const { page, close } = await open(browser, {});
  await page.goto(list);
  await page.getByRole('button', { name: 'Load all apps' }).click();
  await page.getByText(/^All apps loaded/u).waitFor({ timeout: 300_000 });
  const firstRows = await timeOpening(page);
  const sorted = { App: 0, Expires: 0, Owner: 0, 'Effective access': 0 };
  for (const column of columns) sorted[column] = await timeSort(page, column);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const field = 'main fieldset label:nth-of-type(2) input';
  const filtered = await timeUntil(page, field, '[aria-rowcount]');
  const nodes = await page.evaluate(countNodes);
  await close();
  return { firstRows, sorted, filtered, nodes };
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
