import { chromium } from 'playwright/test';
import { setScenario } from '../../mocks/node.ts';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { hostProduction } from '../servers/static-host.ts';
import { fillLog, timeActivity, timeRun } from './full-log.ts';
import { measureHundredThousand } from './hundred-thousand.ts';
import { measureKeys } from './keys.ts';
import { serveLarge } from './large-mock.ts';
import { measureLeakSearch } from './leak-search.ts';
import { timeLeak } from './leaked-keys.ts';
import { excess, interleave, note, noteRatio, noteTime, report } from './measure.ts';
import { scrollAndCount, speedUpTime, watchText } from './page-probes.ts';
import { heapOfPageAndWorkers } from './heap.ts';
import { load, openEditView, type Visit } from './visits.ts';
import { countNodes, open, loadAll, timeFixedWork } from './pages.ts';

// `npm run bench` measures the performance budgets on the production build. Times depend on the machine and on what
// else it does, so each is a ratio to another one of the same round: to a page without a framework that shows the same
// list, or to a fixed piece of work.

const sizes = [1000, 10_000, 100_000] as const;
const listOf = (apps: (typeof sizes)[number]) => `/organizations/generated-${apps}/apps`;
const config = {
  connections: [
    {
      name: 'X',
      platform: 'x',
      baseUrl: '/apigee/v1',
      organizations: ['keywarden-demo', ...sizes.map((apps) => `generated-${apps}`)],
      signIn: { kind: 'proxy' },
    },
  ],
};

// The small organization is served by a mock in this process, whose scenario can be changed; the large ones by another
// process, so that the mock is not measured.
const host = await hostProduction({ config });
const plainHost = await hostProduction({ config, isPlain: true });
const mock = await serveLarge(sizes);
const large = await hostProduction({ config, api: mock.port });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...chromiumArguments, '--js-flags=--expose-gc'],
});

// Measures everything, or the named parts: `npm run bench -- loading`.
const parts = {
  loading,
  interaction,
  memory,
  sizeAndFirstRow,
  tenThousand,
  hundredThousand,
  leakedKeys,
  leakSearch,
  keys,
  // Last: it revokes every key of an organization, which the others need as they are.
  activity,
};
const fixedWorkTimes: number[] = [];
const chosen = process.argv.slice(2);
try {
  for (const [name, measure] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) await measure();
} finally {
  report(`Fixed work at 4×: ${fixedWorkTimes.map((ms) => ms.toFixed(0)).join(', ')} ms.`);
  await browser.close();
  await host.close();
  await plainHost.close();
  await large.close();
  mock.end();
}

// How long the fixed work takes now, in ms.
async function measureFixedWork(): Promise<number> {
  const ms = await timeFixedWork(browser);
  fixedWorkTimes.push(ms);
  return ms;
}

async function loading() {
  const { tuned, plain, limit, fixedWork } = await interleave({
    tuned: () => load(browser, `${host.url}/organizations/keywarden-demo/apps`),
    plain: () => load(browser, `${plainHost.url}/organizations/keywarden-demo/apps`),
    limit: () => load(browser, `${host.url}/limit`),
    fixedWork: measureFixedWork,
  });
  const firstRows = (loads: { first: Visit }[]) => loads.map(({ first }) => first.firstRow);
  const toLimit = (loads: { first: Visit }[]) => ({
    times: firstRows(loads),
    to: firstRows(limit),
  });
  noteRatio('Loading', 'first row ÷ the limit page’s, tuned host', toLimit(tuned), 1.75);
  noteRatio('Loading', 'first row ÷ the limit page’s, plain host', toLimit(plain), 1.85);
  const tasks = tuned.map(({ first }) => first.longTasks);
  noteTime(
    'Loading',
    'time of long tasks beyond 50 ms each',
    { times: tasks.map(excess), fixedWork },
    250,
  );
  const longest = tasks.map((all) => Math.max(0, ...all));
  noteTime('Loading', 'longest task', { times: longest, fixedWork }, 200);
  const again = tuned.map((both) => both.again.firstRow);
  const what = 'first row of a second visit ÷ the first’s';
  noteRatio('Loading', what, { times: again, to: firstRows(tuned) }, 0.6);
}

async function interaction() {
  const { actions, fixedWork } = await interleave({
    actions: () => openEditView(browser, `${host.url}/organizations/keywarden-demo/apps`),
    fixedWork: measureFixedWork,
  });
  // Not as parts of the list's own drawing: a list that is drawn faster would make them look slower.
  const noteAction = (
    what: string,
    action: 'toEdit' | 'firstList' | 'laterList',
    limitMs: number,
  ) =>
    noteTime('Interaction', what, { times: actions.map((ms) => ms[action]), fixedWork }, limitMs);
  noteAction('list to edit view, painted', 'toEdit', 250);
  noteAction('first opening of a Status list', 'firstList', 155);
  noteAction('later openings of a Status list', 'laterList', 75);

  const { page, close } = await open(browser, {});
  await page.goto(`${host.url}/organizations/keywarden-demo/apps`);
  await page.getByRole('searchbox').fill('Rain Radar');
  await page.getByRole('button', { name: 'Edit Rain Radar', exact: true }).click();
  setScenario('slow-writes');
  await page.getByRole('combobox', { name: 'Status of premium-weather' }).click();
  const painted = page.evaluate(watchText, 'Approving…');
  await page.getByRole('option', { name: 'Approve' }).click();
  note('Interaction', 'frames from choosing to “Approving…”', (await painted).frames, 2, 'frames');
  setScenario('none');
  await close();
}

async function memory() {
  const { page, session, close } = await open(browser, {});
  await page.goto(`${host.url}/organizations/keywarden-demo/apps`);
  await page.getByRole('row').nth(2).waitFor();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  note('Memory', 'heap of the list after a collection', usedSize / 1e6, 6, 'MB');
  await close();
}

async function sizeAndFirstRow() {
  const firstRow = async (apps: (typeof sizes)[number]) =>
    (await load(browser, large.url + listOf(apps))).first.firstRow;
  const { few, many } = await interleave({
    few: () => firstRow(1000),
    many: () => firstRow(100_000),
  });
  noteRatio(
    'Large organization',
    'first row at 100,000 apps ÷ at 1,000',
    { times: many, to: few },
    1.1,
  );
}

async function tenThousand() {
  const { page, session, close } = await open(browser, {});
  await page.goto(large.url + listOf(10_000));
  await loadAll(page, '10,000 apps');
  await page.evaluate(scrollAndCount, 3000);
  note('Memory', 'DOM nodes amid 10,000 rows', await page.evaluate(countNodes), 900, '');
  const { total } = await heapOfPageAndWorkers(browser, session);
  note('Memory', 'heap after scrolling through 10,000 apps', total / 1e6, 14, 'MB');
  await close();
}

async function hundredThousand() {
  await measureHundredThousand({ browser, url: large.url, measureFixedWork });
}

async function leakedKeys() {
  const { leak, fixedWork } = await interleave({
    async leak() {
      const { page, close } = await open(browser, {});
      await page.goto(`${large.url}/organizations/generated-100000/leaked-keys`);
      const found = await timeLeak(page);
      await close();
      return found;
    },
    fixedWork: measureFixedWork,
  });
  noteTime(
    'Leaked keys',
    'keys of 5 MB, listed',
    { times: leak.map(({ ms }) => ms), fixedWork },
    1000,
  );
  const tasks = leak.map(({ longestTask }) => longestTask);
  noteTime('Leaked keys', 'longest task of the page meanwhile', { times: tasks, fixedWork }, 200);
}

async function leakSearch() {
  for (const platform of ['x', 'edge'] as const)
    await measureLeakSearch(browser, { platform, port: mock.port, measureFixedWork });
}

async function activity() {
  const { page, close } = await open(browser, {});
  await page.addInitScript(speedUpTime);
  await page.goto(large.url + listOf(10_000));
  await loadAll(page, '10,000 apps');
  const records = await fillLog(page, 10_000);
  const { times, fixedWork } = await interleave({
    times: () => timeActivity(page),
    fixedWork: measureFixedWork,
  });
  noteTime('Activity', `page of ${records} records, painted`, { times, fixedWork }, 300);
  const run = { times: [await timeRun(page)], fixedWork: [await measureFixedWork()] };
  noteTime('Activity', `bulk run of ${records} records, opened`, run, 300);
  note('Memory', `DOM nodes amid ${records} records`, await page.evaluate(countNodes), 900, '');
  await close();
}

async function keys() {
  for (const apps of [10_000, 100_000])
    await measureKeys(browser, { url: large.url, apps, measureFixedWork });
}
