import type { Browser, Page } from 'playwright/test';
import { median } from './measure.ts';
import { atRest, hasSettled, watchLoading, watchText } from './page-probes.ts';
import { open, timeStatusList } from './pages.ts';

export interface Visit {
  /** in ms since the navigation began */
  firstRow: number;
  longTasks: number[];
}

/** Opens a list on a slow network, with an empty cache, then with a warm one. */
export async function load(from: Browser, url: string) {
  const { page, close } = await open(from, { network: true });
  await page.addInitScript(watchLoading);
  const visit = async () => {
    await page.goto(url, { waitUntil: 'commit' });
    return readVisit(page);
  };
  const first = await visit();
  await page.evaluate(atRest);
  const again = await visit();
  await close();
  return { first, again };
}

// What a page that `watchLoading` runs in noted, once its first row is painted. Waiting for a row by its role would search
// the page while it is drawn: 30 ms at 4×.
async function readVisit(page: Page): Promise<Visit> {
  await page.waitForFunction('noted.firstRow > 0');
  return page.evaluate<Visit>('noted');
}

/** From a list at rest to the edit view, and to the first and a later open Status list there, in ms each. */
export async function openEditView(from: Browser, list: string) {
  const { page, close } = await open(from, { network: true });
  await page.goto(list);
  // The list is idle: the code of the edit page is preloaded, and no request is open.
  await page.waitForFunction(hasSettled);
  const edit = page.evaluate(watchText, 'Edit Checkout Web');
  await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
  const { ms: toEdit } = await edit;
  await page.getByText('Amelia Hart').waitFor();
  const firstList = await timeStatusList(page);
  const laterList = median([
    await timeStatusList(page),
    await timeStatusList(page),
    await timeStatusList(page),
  ]);
  await close();
  return { toEdit, firstList, laterList };
}
