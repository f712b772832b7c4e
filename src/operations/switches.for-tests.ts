import type { QueryClient } from '@tanstack/react-query';
import { tables } from '../../mocks/db.ts';
import { writes } from '../../mocks/node.ts';
import { appQuery } from '../api/apps.ts';
import { records } from './log.ts';
import { statusAt, type Level, type Switch } from './status-change.ts';

export const levels = ['app', 'key', 'product'] as const;

/** An approved app of each platform, with two approved keys. */
export const platforms = [
  ['X', 'keywarden-demo', 'Checkout iOS'],
  ['Edge', 'keywarden-edge', 'Platform Displays'],
] as const;

/** A switch of an app as a page shows it: of its first key, and the first product in that. */
export async function switchOf(
  client: QueryClient,
  [organization, name, level]: [organization: string, name: string, level: (typeof levels)[number]],
): Promise<Switch> {
  const row = rowOf(organization, name);
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

/** An app of the mock's tables. */
export function rowOf(organization: string, name: string) {
  const rows = tables().organizations.find((row) => row.name === organization)?.apps;
  const row = rows?.find((app) => app.name === name);
  if (!row) throw new Error(`there is no app ${name}`);
  return row;
}

/** The last thing that this tab did. */
export function lastRecord() {
  const record = records().at(-1);
  if (!record) throw new Error('nothing was done');
  return record;
}

/** What the page shows of a switch. */
export function shownOf(client: QueryClient, { organization, app, level }: Switch) {
  const data = client.getQueryData(appQuery(organization, app.appId).queryKey);
  return data && statusAt(data, level);
}

/** How many writes the mock received. */
export function writeCount(): number {
  return writes().length;
}
