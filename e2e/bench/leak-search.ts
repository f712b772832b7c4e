import type { Browser, Page } from 'playwright/test';
import { generatedOrganization } from '../../mocks/seed/generate.ts';
import { pasteText } from '../clipboard.ts';
import { hostProduction } from '../servers/static-host.ts';
import { note, noteTime } from './measure.ts';
import { atRest } from './page-probes.ts';
import { open } from './pages.ts';

const apps = 100_000;
const ownKeys = 480;
const dayMs = 86_400_000;

/**
 * Looks for 1,000 keys, of which the organization has 480, in 100,000 apps: to the end, and again until Stop. So many are
 * compared with all apps, on X too.
 */
export async function measureLeakSearch(
  browser: Browser,
  {
    platform,
    port,
    measureFixedWork,
  }: { platform: 'x' | 'edge'; port: number; measureFixedWork(): Promise<number> },
) {
  const organization = platform === 'x' ? `generated-${apps}` : `generated-edge-${apps}`;
  const signIn = { kind: 'proxy' };
  const connection = { name: platform, platform, baseUrl: '/apigee/v1', signIn };
  const config = { connections: [{ ...connection, organizations: [organization] }] };
  const host = await hostProduction({ config, api: port });
  const { page, close } = await open(browser, {});
  await page.addInitScript(watchSearch);
  await page.goto(`${host.url}/organizations/${organization}/leaked-keys`);
  const stop = page.getByRole('button', { name: 'Stop' });
  const text = textFor(organization, platform);

  const startedAt = performance.now();
  await paste(page, text);
  await stop.waitFor();
  await stop.waitFor({ state: 'detached', timeout: 900_000 });
  const seconds = (performance.now() - startedAt) / 1000;
  await page.getByRole('definition').getByText(`${ownKeys} keys in 1 organization`).waitFor();
  const { sentAt, longest } = await page.evaluate<Watched>('watched');
  const of = (what: string) => `${what}, 1,000 keys, ${organization}`;
  note('Leaked keys', of('search to its end'), seconds, 60, 's');
  note('Leaked keys', of('requests'), sentAt.length, 110, '');
  note('Leaked keys', of('requests in any second'), mostInASecond(sentAt), 10, '');
  noteTime(
    'Leaked keys',
    of('longest task'),
    { times: [longest], fixedWork: [await measureFixedWork()] },
    200,
  );

  await page.getByRole('button', { name: 'Search another text' }).click();
  await paste(page, text);
  await page.getByRole('table', { name: 'Keys found' }).waitFor();
  const stopped = page.evaluate(timeToStop);
  await stop.click();
  const stopping = { times: [await stopped], fixedWork: [await measureFixedWork()] };
  noteTime('Leaked keys', of('click on Stop until it has stopped'), stopping, 100);
  const { sentAt: before } = await page.evaluate<Watched>('watched');
  await page.evaluate(atRest);
  const { sentAt: after } = await page.evaluate<Watched>('watched');
  note('Leaked keys', of('requests after Stop'), after.length - before.length, 0, '');
  await close();
  await host.close();
}

async function paste(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Text with leaked keys' }).focus();
  await pasteText(page, text);
}

// As log lines. The organization is generated from its name, so the mock has the same keys.
function textFor(name: string, platform: 'x' | 'edge'): string {
  const now = Math.floor(Date.now() / dayMs) * dayMs;
  const keys = generatedOrganization({ name, platform, apps, now })
    .apps.filter((_app, index) => index % 199 === 0)
    .flatMap(({ credentials }) => credentials.slice(0, 1))
    .slice(0, ownKeys);
  const own = keys.map(({ consumerKey }) => consumerKey);
  const others = Array.from(
    { length: 1000 - own.length },
    (_, index) => `${String(index).padStart(6, '0')}${'Kx3'.repeat(9)}`,
  );
  return [...others, ...own].map((key) => `"GET /v1/a?apikey=${key} HTTP/1.1" 401`).join('\n');
}

interface Watched {
  /** when a page of apps or a key was asked for, in ms */
  sentAt: number[];
  /** the longest task, in ms */
  longest: number;
}

// Runs in the page.
function watchSearch() {
  const watched = { sentAt: [] as number[], longest: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (/\/apps\?/u.test(name)) watched.sentAt.push(startTime);
  }).observe({ type: 'resource' });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask' });
}

// Runs in the page: the ms from the next click until the button for it is gone and the next frame is painted.
function timeToStop() {
  return new Promise<number>((resolve) => {
    const begin = ({ target, timeStamp }: Event) => {
      const look = () => {
        if (target instanceof Element && target.isConnected) return requestAnimationFrame(look);
        return requestAnimationFrame(() => resolve(performance.now() - timeStamp));
      };
      requestAnimationFrame(look);
    };
    addEventListener('click', begin, { capture: true, once: true });
  });
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((at) => times.filter((one) => one >= at && one < at + 1000).length));
}
