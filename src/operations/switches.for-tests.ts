import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach } from 'vitest';
import { tables } from '../../mocks/db.ts';
import { server, setScenario, writes } from '../../mocks/node.ts';
import { appQuery } from '../api/apps.ts';
import { serveDemo } from '../mock.for-tests.ts';
import { records } from './log.ts';
import { statusAt, type Level, type Switch } from './app/switches.ts';
import { fakeTime, passTime, realTime } from './time.for-tests.ts';

/** `serveDemo`, and each test ends without a scenario, online and with the focus that the page has. */
export function serveMock(): void {
  serveDemo();
  afterEach(() => {
    server.resetHandlers();
    setScenario('none');
    focusManager.setFocused(undefined);
    onlineManager.setOnline(true);
  });
}

/** `serveMock` with fake time. Each test ends after every follow-up has ended, so that none reaches the next test. */
export function serveMockInFakeTime(): void {
  beforeEach(fakeTime);
  // Hooks after a test run in reverse order: this one is the last.
  afterEach(async () => {
    await passTime(6 * 60_000, 5000);
    realTime();
  });
  serveMock();
}

export const levels = ['app', 'key', 'product'] as const;

/** An approved app of each platform, with two approved keys. */
export const platforms = [
  ['X', 'keywarden-demo', 'Checkout iOS'],
  ['Edge', 'keywarden-edge', 'Platform Displays'],
] as const;

/** A switch of an app as a page loads it: of the app, its first key, or the first product of that key. */
export async function switchOf(
  client: QueryClient,
  [organization, name, level]: [organization: string, name: string, level: (typeof levels)[number]],
): Promise<Switch> {
  const row = mockApp(organization, name);
  const [credential] = row.credentials;
  const [product] = credential?.products ?? [];
  if (!credential || !product) throw new Error(`${name} has no key with a product`);
  const app = await client.query({ ...appQuery(organization, row.appId), staleTime: 0 });
  const switches: Record<typeof level, Level> = {
    app: {},
    key: { key: credential.consumerKey },
    product: { key: credential.consumerKey, product: product.name },
  };
  return { organization, app, level: switches[level] };
}

/** An app in the mock's tables. */
export function mockApp(organization: string, name: string) {
  const rows = tables().organizations.find((row) => row.name === organization)?.apps;
  const row = rows?.find((app) => app.name === name);
  if (!row) throw new Error(`there is no app ${name}`);
  return row;
}

/** The last record of the log. */
export function lastRecord() {
  const record = records().at(-1);
  if (!record) throw new Error('nothing was recorded');
  return record;
}

/** The status of a switch in the page's cache. */
export function shownOf(client: QueryClient, { organization, app, level }: Switch) {
  const data = client.getQueryData(appQuery(organization, app.appId).queryKey);
  return data && statusAt(data, level);
}

/** How many writes the mock received. */
export function writeCount(): number {
  return writes().length;
}
