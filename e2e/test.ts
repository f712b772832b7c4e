import { join } from 'node:path';
import { test as base, expect, type Locator, type Page, type Request } from 'playwright/test';
import { seedEdgeCases } from '../mocks/seed/seed-edge-cases.ts';
import { seed, seededApp } from '../mocks/seed/seed.ts';
import { recordLostFocus } from './lost-focus.ts';
import { scanPage } from './scan.ts';
import { recordLeaks } from './secret-leaks.ts';

export { expect };
export type { Locator, Page };

/** A write that the browser sent. */
export interface Sent {
  method: string;
  /** path and query, percent-encoded */
  target: string;
  contentType: string | null;
  body: string | null;
}

interface Fixtures {
  /** the writes that the page has sent so far */
  writes: Sent[];
  /** patterns of expected console messages and page errors; any other fails the test */
  expectedNoise: RegExp[];
  /** keys and secrets that the test copies; any other on the clipboard fails the test */
  expectedCopies: string[];
  /** scans the current page with axe, in its current color scheme */
  scan(): Promise<void>;
  /** runs `end` after the page was checked and closed, for servers that the page uses */
  afterwards(end: () => Promise<void>): void;
}

/**
 * Playwright's test with checks at the end of every test: no unexpected console message, no leaked key or secret,
 * no focus lost to `body`, and no accessibility violation.
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
    // Listed first, so that it ends last.
    { auto: true },
  ],
  scan: async ({ page }, use, { project }) => {
    await use(() => scanPage(page, join(project.outputDir, 'checked-kinds.txt')));
  },
  always: [
    async ({ page, expectedNoise, expectedCopies, scan }, use, info) => {
      const recorder = await recordLeaks(page);
      const focus = await recordLostFocus(page);
      const noise: string[] = [];
      page.on('console', (line) => noise.push(`${line.type()}: ${line.text()}`));
      page.on('pageerror', (error) => noise.push(`page error: ${error.message}`));
      await use(undefined);
      if (info.status !== info.expectedStatus) return;
      expect(await recorder.leaks(expectedCopies), 'no key or secret leaks').toEqual([]);
      expect(await focus.losses(), 'no focus is lost to body').toEqual([]);
      if (page.isClosed()) return;
      const unexpected = noise.filter((line) => !expectedNoise.some((known) => known.test(line)));
      expect(unexpected, 'no unexpected console message').toEqual([]);
      await scan();
    },
    { auto: true },
  ],
});

/** Tall enough to render every app of the demo, as rows out of view are not rendered. */
export const tallViewport = { viewport: { width: 1280, height: 3300 } };

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

/** The message that the browser writes to the console for a failed request. */
export const failedRequest = /^error: Failed to load resource/u;

/** The two organizations of the demo. */
export const organizations = { x: 'keywarden-demo', edge: 'keywarden-edge' } as const;

/** The demo organization with hostile, odd and large data, on X. */
export const edgeCases = 'keywarden-edge-cases';

/** An app of the seed by its name, with its keys. */
export function appOfSeed(organization: string, name: string) {
  const { version, organizations: seeded } = seed(Date.now());
  return seededApp({ version, organizations: [...seeded, seedEdgeCases()] }, organization, name);
}

/** The path of an app's page; its edit page is `/edit` below it. */
export function pathOf(name: string, organization: string = organizations.x): string {
  return `/organizations/${organization}/apps/${appOfSeed(organization, name).appId}`;
}

/** A key of an app of the seed, by default the first. */
export function keyOf(name: string, index = 0, organization: string = organizations.x) {
  const key = appOfSeed(organization, name).credentials[index];
  if (!key) throw new Error(`${name} has no key ${index}`);
  return key;
}

/** A key as the pages show it. */
export function masked({ consumerKey }: { consumerKey: string }): string {
  return `${consumerKey.slice(0, 4)}…${consumerKey.slice(-4)}`;
}

/** The time in the page, in ms; its clock may be ahead. */
export function timeOf(page: Page): Promise<number> {
  return page.evaluate(() => Date.now());
}

/** Records the requests whose URL contains `part` from now on, and counts the open ones. */
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

/** Presses Tab until the target has the focus. */
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

/** Chooses a scenario in the demo menu; it applies to later requests. */
export async function chooseScenario(page: Page, scenario: string): Promise<void> {
  await page.getByRole('button', { name: /^Demo data/ }).click();
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: scenario });
  await page.keyboard.press('Escape');
}

/**
 * Waits while the paused clock advances in small steps: an announcement lasts a second, which a slow machine
 * could miss.
 */
export async function expectSoon(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(50);
    expect(await target.count()).toBe(1);
  }).toPass({ intervals: [20] });
}

/** Advances the page's clock by a second at a time, until `holds` passes. */
export async function letTimePass(page: Page, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    // In quarters, so that announcements that last a second are rendered in between.
    for (let quarter = 0; quarter < 4; quarter += 1) await page.clock.fastForward(250);
    await holds();
  }).toPass({ intervals: [50] });
}
