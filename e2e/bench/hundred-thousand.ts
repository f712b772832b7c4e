import type { Browser, Page } from 'playwright/test';
import { heapOfPageAndWorkers } from './heap.ts';
import { interleave, median, note, noteTime, repeat } from './measure.ts';
import { atRest, scrollAndCount, watchCount, watchLoading, watchTyping } from './page-probes.ts';
import { open, loadAll } from './pages.ts';

interface Where {
  browser: Browser;
  /** the origin of the console, whose mock has `generated-100000` */
  url: string;
  /** the time of the fixed work, in ms */
  measureFixedWork(): Promise<number>;
}

const listPath = '/organizations/generated-100000/apps';

/** Measures the list of 100,000 apps: loading, memory, search, scrolling and typing. */
export async function measureHundredThousand(where: Where) {
  const { browser, url, measureFixedWork } = where;
  const loading = await interleave({
    times: () => longestTaskOfLoading(where),
    fixedWork: measureFixedWork,
  });
  noteTime('Large organization', 'longest task while 100,000 apps are loaded', loading, 50);

  const { page, session, close } = await open(browser, {});
  await page.goto(url + listPath);
  await loadAll(page, '100,000 apps');
  const { total, ofPage } = await heapOfPageAndWorkers(browser, session);
  note('Memory', 'heap with an index of 100,000 apps', total / 1e6, 40, 'MB');
  note('Memory', 'heap with an index of 100,000 apps, without the worker', ofPage / 1e6, 14, 'MB');

  await page.evaluate(watchCount);
  const search = await interleave({ times: () => timeSearch(page), fixedWork: measureFixedWork });
  noteTime('Large organization', 'search: last letter to last change of the count', search, 150);

  note(
    'Large organization',
    'frames dropped in 3 s of scrolling',
    await dropped(page),
    0,
    'frames',
  );
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const slowly = await dropped(page);
  note(
    'Large organization',
    'frames dropped in 3 s of scrolling at 4×; limit: the limit page’s',
    slowly,
    await droppedByLimit(where),
    'frames',
  );

  await page.evaluate(watchTyping);
  const typing = await interleave({ times: () => timeTyping(page), fixedWork: measureFixedWork });
  noteTime('Large organization', 'typing in search at 4×, slowest letter', typing, 100);
  await close();
}

// From the first row to the end.
async function longestTaskOfLoading({ browser, url }: Where): Promise<number> {
  const { page, close } = await open(browser, {});
  await page.addInitScript(watchLoading);
  await page.goto(url + listPath);
  await page.getByRole('row').nth(2).waitFor();
  // A task is noted some time after it has ended.
  await page.evaluate(atRest);
  await page.evaluate('noted.longTasks.length = 0');
  await loadAll(page, '100,000 apps');
  await page.evaluate(atRest);
  const tasks = await page.evaluate<number[]>('noted.longTasks');
  await close();
  return Math.max(0, ...tasks);
}

// From the last letter of a word to the last change of the number of matching apps, in ms.
async function timeSearch(page: Page): Promise<number> {
  // The last letter changes the number of matches.
  const field = page.getByRole('searchbox');
  await field.fill('');
  await page.evaluate(atRest);
  await field.pressSequentially('checkout w', { delay: 120 });
  await page.evaluate(atRest);
  await page.evaluate(atRest);
  const ms = await page.evaluate<number>('search.countedAt - search.typedAt');
  await field.fill('');
  return ms;
}

// From the press of a key to the frame that shows its letter, in ms: of the slowest letter of a word.
async function timeTyping(page: Page): Promise<number> {
  // A person has focused the field before typing, so this is not measured.
  const field = page.getByRole('searchbox');
  await field.fill('');
  await page.evaluate(atRest);
  await page.evaluate('typing.longest = 0');
  await field.pressSequentially('payments', { delay: 120 });
  await page.evaluate(atRest);
  return page.evaluate<number>('typing.longest');
}

async function droppedByLimit({ browser, url }: Where): Promise<number> {
  const { page, session, close } = await open(browser, {});
  await page.goto(`${url}/limit?organization=generated-100000&all`);
  await page.locator('[data-read="100000"]').waitFor({ timeout: 120_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const byLimit = await dropped(page);
  await close();
  return byLimit;
}

// Scrolls for 3 s through rows that were not rendered before.
async function dropped(page: Page): Promise<number> {
  const runs = await repeat(async () => {
    await page.evaluate(() => scrollBy(0, 100_000));
    await page.evaluate(atRest);
    return page.evaluate(scrollAndCount, 3000);
  });
  return median(runs);
}
