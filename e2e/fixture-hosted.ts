import { addOrganization } from '../mocks/db.ts';
import type { Organization } from '../mocks/tables.ts';
import type { Scenario } from '../mocks/scenario-list.ts';
import { resetMock, setScenario, writes as received } from '../mocks/node.ts';
import { hostProduction } from './servers/static-host.ts';
import { expect, organizations, test as base, type Page } from './test.ts';

/** The production build with a mock in Node, which records the requests that really arrived. */
export interface Hosted {
  url: string;
  /** every write that arrived since the last reset, as method, path and query */
  received(): string[];
  /** activates a scenario, by its id or as an object of this test */
  scenario(chosen: string | Scenario): void;
  /** restores the seed, without a scenario, and forgets all requests */
  reset(): void;
}

interface Fixtures {
  hosted: Hosted;
  /** for both connections; absent = the default */
  propagationSeconds: number | undefined;
  /** an additional organization, on X */
  organization: Organization | undefined;
}

export const test = base.extend<Fixtures>({
  propagationSeconds: [undefined, { option: true }],
  organization: [undefined, { option: true }],
  hosted: async ({ propagationSeconds, organization, afterwards }, use) => {
    const host = await hostProduction({
      config: configWith(propagationSeconds, organization),
      freshConnections: true,
    });
    afterwards(host.close);
    if (organization) addOrganization(organization);
    await use({
      url: host.url,
      received: () => received().map(({ method, path, query }) => `${method} ${path}${query}`),
      scenario: setScenario,
      reset: () => resetMock(),
    });
  },
});

/** Expects that nothing is sent later: when the network returns, time passes and the server works again. */
export async function expectNothingLater(page: Page, hosted: Hosted): Promise<void> {
  const before = hosted.received();
  hosted.scenario('none');
  await page.context().setOffline(true);
  await page.clock.fastForward(30_000);
  await page.context().setOffline(false);
  await page.clock.fastForward(30_000);
  await waitForOpenRequests(page);
  expect(hosted.received()).toEqual(before);
}

/** Expects that exactly these writes have arrived, in this order. */
export async function expectReceived(
  page: Page,
  hosted: Hosted,
  expected: readonly (string | RegExp)[],
): Promise<void> {
  await waitForOpenRequests(page);
  expect(hosted.received()).toEqual(
    expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
  );
}

/** Waits until a new request is answered: everything sent before it has arrived by then. */
export async function waitForOpenRequests(page: Page): Promise<void> {
  // Right after the network has returned, a request can still fail.
  await expect(() =>
    page.evaluate(async () => (await fetch('/apigee/v1/organizations')).text()),
  ).toPass();
}

/** Records the texts of live regions and their urgency, as a toast is announced for a second only. */
export async function recordAnnouncements(
  page: Page,
): Promise<{ announcements(): Promise<string[]> }> {
  await page.addInitScript(watchLiveRegions);
  return {
    announcements: () =>
      page.evaluate(() => (globalThis as unknown as { announcements: string[] }).announcements),
  };
}

function watchLiveRegions() {
  const announcements = ((globalThis as unknown as { announcements: string[] }).announcements =
    [] as string[]);
  const spoken = '[aria-live=polite], [aria-live=assertive]';
  const record = () => {
    for (const region of document.querySelectorAll(spoken)) {
      const words = `${region.getAttribute('aria-live')}: ${region.textContent}`;
      if (region.textContent && !announcements.includes(words)) announcements.push(words);
    }
  };
  const everything = { subtree: true, childList: true, characterData: true };
  new MutationObserver(record).observe(document, everything);
}

function configWith(propagationSeconds: number | undefined, more: Organization | undefined) {
  const shared = {
    baseUrl: '/apigee/v1',
    signIn: { kind: 'proxy' },
    ...(propagationSeconds !== undefined && { propagationSeconds }),
  };
  return {
    connections: [
      {
        name: 'X',
        platform: 'x',
        organizations: [organizations.x, ...(more ? [more.name] : [])],
        ...shared,
      },
      { name: 'Edge', platform: 'edge', organizations: [organizations.edge], ...shared },
    ],
  };
}
