import type { Browser, Page } from 'playwright/test';
import { watchLoading } from './page-probes.ts';
import { open } from './pages.ts';

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
  const again = await visit();
  await close();
  return { first, again };
}

// What a page that `watchLoading` runs in noted, once its first row is painted.
async function readVisit(page: Page): Promise<Visit> {
  await page.getByRole('row').nth(2).waitFor();
  await page.waitForFunction('noted.firstRow > 0');
  return page.evaluate<Visit>('noted');
}
