import { chromium, type Browser, type CDPSession, type Page } from 'playwright/test';
import { setScenario } from '../../mocks/node.ts';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { hostProduction } from '../host.ts';
import { watchLoading, watchText } from './page-probes.ts';

// Measures the performance budgets on the production build: `npm run bench`. Times depend on the machine, so
// most are ratios to a page without a framework that shows the same list, measured in the same run.

/** Lighthouse's Slow 4G, as the browser applies it: bytes a second and ms. */
const slow4g = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 184_320,
  uploadThroughput: 86_400,
};
const rounds = 5;
const config = {
  connections: [
    {
      name: 'X',
      platform: 'x',
      baseUrl: '/apigee/v1',
      organizations: ['keywarden-demo'],
      signIn: { kind: 'proxy' },
    },
  ],
};

interface Result {
  budget: string;
  what: string;
  value: number;
  limit: number;
  unit: string;
}

const results: Result[] = [];
const host = await hostProduction({ config });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [...chromiumArguments, '--js-flags=--expose-gc'],
});
try {
  await loading();
  await interaction();
  await memory();
} finally {
  await browser.close();
  await host.close();
}
report();

async function loading() {
  const cold = await repeat(() => load('/organizations/keywarden-demo/apps'));
  const limit = await repeat(() => load('/limit'));
  const firstRow = median(cold.map(({ first }) => first.firstRow));
  const limitRow = median(limit.map(({ first }) => first.firstRow));
  note('B4', 'first row ÷ the limit page’s', firstRow / limitRow, 1.9, '×');
  note(
    'B5',
    'long-task excess',
    median(cold.map(({ first }) => excess(first.longTasks))),
    250,
    'ms',
  );
  note(
    'B5',
    'longest task',
    median(cold.map(({ first }) => Math.max(0, ...first.longTasks))),
    200,
    'ms',
  );
  const second = median(cold.map(({ again }) => again.firstRow));
  note('B13', 'first row of a second visit ÷ the first’s', second / firstRow, 0.6, '×');
}

// A cold browser, then the same one again.
async function load(path: string) {
  const { page, close } = await open(browser, { network: true });
  await page.addInitScript(watchLoading);
  const visit = async () => {
    await page.goto(host.url + path, { waitUntil: 'commit' });
    await page.getByRole('row').nth(2).waitFor();
    await page.waitForFunction('noted.firstRow > 0');
    return page.evaluate<{ firstRow: number; longTasks: number[] }>('noted');
  };
  const first = await visit();
  const again = await visit();
  await close();
  return { first, again };
}

async function interaction() {
  const openings = await repeat(async () => {
    const { page, close } = await open(browser, { network: true });
    await page.goto(`${host.url}/organizations/keywarden-demo/apps`);
    await page.getByRole('cell', { name: 'Umbrella Travel' }).first().waitFor();
    // The list has settled, and the code of the editor came in idle time.
    await page.waitForFunction(
      'performance.getEntriesByType("resource").some(({ name }) => name.includes("edit-page"))',
    );
    const edit = page.evaluate(watchText, 'Edit Checkout Web');
    await page.getByRole('button', { name: 'Edit Checkout Web', exact: true }).click();
    const { ms: toEdit } = await edit;
    await page.getByText('Amelia Hart').waitFor();
    const first = await openList(page);
    const later = await openList(page);
    await close();
    return { toEdit, first, later };
  });
  note('B9', 'list to edit view, painted', median(openings.map(({ toEdit }) => toEdit)), 250, 'ms');
  note(
    'B7',
    'first opening of a Status list',
    median(openings.map(({ first }) => first)),
    200,
    'ms',
  );
  note('B7', 'later openings', median(openings.map(({ later }) => later)), 100, 'ms');

  const { page, close } = await open(browser, {});
  await page.goto(`${host.url}/organizations/keywarden-demo/apps`);
  await page.getByRole('button', { name: 'Edit Rain Radar', exact: true }).click();
  setScenario('slow-writes');
  await page.getByRole('combobox', { name: 'Status of premium-weather' }).click();
  const painted = page.evaluate(watchText, 'Approving…');
  await page.getByRole('option', { name: 'Approve' }).click();
  note('B6', 'frames from choosing to “Approving…”', (await painted).frames, 2, 'frames');
  setScenario('none');
  await close();
}

async function openList(page: Page): Promise<number> {
  const opened = page.evaluate(watchText, 'ApproveRevoke');
  await page.getByRole('combobox', { name: 'Status of orders' }).press('Enter');
  const { ms } = await opened;
  await page.keyboard.press('Escape');
  return ms;
}

async function memory() {
  const { page, session, close } = await open(browser, {});
  await page.goto(`${host.url}/organizations/keywarden-demo/apps`);
  await page.getByRole('cell', { name: 'Umbrella Travel' }).first().waitFor();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  note('B10', 'heap of the list after a collection', usedSize / 1e6, 6, 'MB');
  await close();
}

async function open(from: Browser, { network = false }) {
  const context = await from.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  return { page, session, close: () => context.close() };
}

async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await measure());
  return found;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function excess(tasks: number[]): number {
  return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}

function note(budget: string, what: string, value: number, limit: number, unit: string) {
  results.push({ budget, what, value, limit, unit });
}

function report() {
  console.log('| | budget | measured | limit |\n|---|---|---|---|');
  for (const { budget, what, value, limit, unit } of results) {
    const mark = value <= limit ? '✓' : '✗';
    console.log(`| ${mark} | ${budget} ${what} | ${value.toFixed(2)} ${unit} | ${limit} ${unit} |`);
  }
}
