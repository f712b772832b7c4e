import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page, type Request } from 'playwright/test';
import { seedEdgeCases } from '../mocks/seed/seed-edge-cases.ts';
import { seed, seededApp } from '../mocks/seed/seed.ts';
import { recordLeaks } from './secret-leaks.ts';

export { expect };
export type { Locator, Page };

/** A write as it left the browser. */
export interface Sent {
  method: string;
  /** path and query, still encoded */
  target: string;
  contentType: string | null;
  body: string | null;
}

interface Fixtures {
  /** every write the page has sent to the API so far */
  writes: Sent[];
  /** console lines and page errors that a test expects, as patterns; everything else fails it */
  expectedNoise: RegExp[];
  /** keys and secrets that a test asks to be copied; of all others the clipboard gets nothing */
  expectedCopies: string[];
  /** scans the page as it stands with axe, in its present color scheme */
  scan(): Promise<void>;
  /** ends something that the page may still ask, such as its host, once the page was looked at and is gone */
  afterwards(end: () => Promise<void>): void;
}

/**
 * Playwright's test with what holds in every spec: the console stays silent, no key or secret lies about,
 * the page has no accessibility violation where the test ends, and nothing leaves for a host that nobody
 * serves.
 */
export const test = base.extend<Fixtures & { always: undefined }>({
  writes: async ({ page }, use) => {
    const writes: Sent[] = [];
    page.on('request', (request) => {
      if (isWrite(request)) writes.push(sentBy(request));
    });
    await use(writes);
  },
  expectedNoise: async ({}, use) => {
    await use([]);
  },
  expectedCopies: async ({}, use) => {
    await use([]);
  },
  afterwards: [
    async ({}, use) => {
      const ends: (() => Promise<void>)[] = [];
      await use((end) => ends.push(end));
      await Promise.all(ends.map((end) => end()));
    },
    // The first to begin is the last to end.
    { auto: true },
  ],
  scan: async ({ page }, use, { project }) => {
    await use(async () => {
      const shape = await page.evaluate(shapeOfPage);
      const mark = join(
        project.outputDir,
        'scanned',
        createHash('sha256').update(shape).digest('hex'),
      );
      if (!isFirst(mark)) return;
      // No page has frames, so axe runs in it and not in a page of its own beside it: half the time.
      // What axe takes grows with the height of the page, so the room of rows that are not there is left out.
      await page.evaluate(showGaps, false);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      // Who tries again finds them again.
      if (violations.length > 0) rmSync(mark);
      await page.evaluate(showGaps, true);
      expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((n) => n.html) }))).toEqual(
        [],
      );
    });
  },
  always: [
    async ({ page, expectedNoise, expectedCopies, scan }, use, info) => {
      const trail = await recordLeaks(page);
      const noise: string[] = [];
      page.on('console', (line) => noise.push(`${line.type()}: ${line.text()}`));
      page.on('pageerror', (error) => noise.push(`page error: ${error.message}`));
      await use(undefined);
      if (info.status !== info.expectedStatus) return;
      expect(await trail.leaks(expectedCopies), 'no key or secret lies about').toEqual([]);
      if (page.isClosed()) return;
      const unexpected = noise.filter((line) => !expectedNoise.some((known) => known.test(line)));
      expect(unexpected, 'the console stays silent').toEqual([]);
      await scan();
    },
    { auto: true },
  ],
});

function showGaps(shown: boolean) {
  for (const gap of document.querySelectorAll<HTMLElement>('tbody > tr[aria-hidden=true]'))
    gap.hidden = !shown;
}

/** High enough for every app of the demo: only the rows around what is seen are in the page. */
export const tallViewport = { viewport: { width: 1280, height: 3300 } };

// Every test would scan again what others have: pages made of the same parts, with the same states, width, scheme and
// language. The mark is a file, because the workers know nothing of each other; a run begins without any.
function isFirst(mark: string): boolean {
  mkdirSync(dirname(mark), { recursive: true });
  try {
    writeFileSync(mark, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function shapeOfPage(): string {
  const telling =
    /^(role|type|class|tabindex|disabled|open|aria-(?!label|describedby|controls)|data-)/u;
  const shapes = [...document.querySelectorAll('*')].map(
    ({ tagName, parentElement, attributes }) => {
      const states = [...attributes].map(({ name, value }) =>
        telling.test(name) ? `${name}=${value}` : name,
      );
      return [parentElement?.tagName, tagName, ...states].join(' ');
    },
  );
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const { lang, dataset } = document.documentElement;
  const around = [isDark, dataset['theme'], lang, innerWidth, innerHeight];
  return JSON.stringify([around, [...new Set(shapes)].toSorted()]);
}

function isWrite(request: Request): boolean {
  return (
    request.method() !== 'GET' && request.method() !== 'OPTIONS' && request.url().includes('/v1/')
  );
}

function sentBy(request: Request): Sent {
  const { pathname, search } = new URL(request.url());
  return {
    method: request.method(),
    target: pathname + search,
    contentType: request.headers()['content-type'] ?? null,
    body: request.postData(),
  };
}

/** What a failed request writes to the console by itself: the browser does that, not the page. */
export const failedRequest = /^error: Failed to load resource/u;

/** The two organizations of the demo. */
export const organizations = { x: 'keywarden-demo', edge: 'keywarden-edge' } as const;

/** The organization of the demo with hostile, odd and large data, on X. */
export const edgeCases = 'keywarden-edge-cases';

/** An app of the seed by its name, with its keys. */
export function appOfSeed(organization: string, name: string) {
  const { version, organizations: seeded } = seed(Date.now());
  return seededApp({ version, organizations: [...seeded, seedEdgeCases()] }, organization, name);
}

/** The address of an app's page; its edit view is `/edit` below it. */
export function pathOf(name: string, organization: string = organizations.x): string {
  return `/organizations/${organization}/apps/${appOfSeed(organization, name).appId}`;
}

/** A key of an app of the seed, the first unless said. */
export function keyOf(name: string, index = 0, organization: string = organizations.x) {
  const key = appOfSeed(organization, name).credentials[index];
  if (!key) throw new Error(`${name} has no key ${index}`);
  return key;
}

/** A key as the pages show it. */
export function masked({ consumerKey }: { consumerKey: string }): string {
  return `${consumerKey.slice(0, 4)}…${consumerKey.slice(-4)}`;
}

/** What the page takes for the time, in ms: its clock may be ahead of ours. */
export function timeOf(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}

/** Every request whose address has `part` in it, from now on, and how many are under way. */
export function watchRequests(page: Page, part: string) {
  const all: string[] = [];
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().includes(part)) return;
    open.add(request);
    all.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return { all, underWay: () => open.size };
}

/** Presses Tab until the focus is there, as someone without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((found) => found === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

/** The toasts on the screen, newest last. */
export function toasts(page: Page): Locator {
  return page.getByRole('region', { name: 'Notifications (F8)' }).getByRole('listitem');
}

/** Puts a scenario in force through the demo menu: it touches what is sent from now on. */
export async function chooseScenario(page: Page, scenario: string): Promise<void> {
  await page.getByRole('button', { name: /^Demo data/ }).click();
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: scenario });
  await page.keyboard.press('Escape');
}

/**
 * Waits in slow motion, on a paused clock: an announcement stays in the page for a second, which a slow
 * machine would miss.
 */
export async function expectSoon(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(50);
    expect(await target.count()).toBe(1);
  }).toPass({ intervals: [20] });
}

/** Moves the page's clock on, a second at a time, until something holds. */
export async function letTimePass(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    // In quarters: what is to be announced for a second is drawn in between.
    for (let quarter = 0; quarter < 4; quarter += 1) await page.clock.fastForward(250);
    await holds();
  }).toPass();
}
