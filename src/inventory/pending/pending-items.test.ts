import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { tables } from '../../../mocks/db.ts';
import { fillUpTo } from '../../../mocks/fill-up.for-tests.ts';
import { appsQuery } from '../../api/apps.ts';
import { demo } from '../../connection/for-tests.ts';
import { readOf } from '../load/reader.for-tests.ts';
import { pendingItemsIn, type PendingItem } from './pending-items.ts';
import { serveDemo } from '../../mock.for-tests.ts';

const organizations = Object.keys(demo);

serveDemo();

type Line = [appId: string, key: string, product: string, since: number];

// From the tables of the mock, without the code of the console.
function pendingInTables(organization: string): Line[] {
  const { apps = [] } = tables().organizations.find(({ name }) => name === organization) ?? {};
  const lines: Line[] = [];
  const addIf = (status: string, ...line: Line) => {
    if (status.toUpperCase() === 'PENDING') lines.push(line);
  };
  for (const { appId, status, createdAt, credentials } of apps) {
    addIf(status, appId, '', '', createdAt);
    for (const { consumerKey, status: ofKey, issuedAt, products } of credentials) {
      addIf(ofKey, appId, consumerKey, '', issuedAt);
      for (const { name, status: ofProduct } of products)
        addIf(ofProduct, appId, consumerKey, name, issuedAt);
    }
  }
  return lines;
}

const lineOf = ({ app, level, since = 0 }: PendingItem): Line => [
  app.appId,
  level.key ?? '',
  level.product ?? '',
  since,
];

const sorted = (lines: Line[]) => lines.map((line) => line.join(' ')).toSorted();

test.each(organizations)(
  '%s: everything that is pending, the oldest first',
  async (organization) => {
    const { apps } = await new QueryClient().query(appsQuery(organization));
    const lines = pendingItemsIn(apps).map(lineOf);
    expect(sorted(lines)).toEqual(sorted(pendingInTables(organization)));
    expect(lines.length).toBeGreaterThan(5);
    const times = lines.map(([, , , since]) => since);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  },
);

test.each(organizations)(
  '%s: the same from an inventory of several pages',
  async (organization) => {
    fillUpTo(1200, (index) => ({
      appId: `copy-${index}`,
      status: index % 7 ? 'approved' : 'pending',
    }));
    const { index, settled } = await readOf(new QueryClient(), organization);
    await settled('whole');
    const { apps } = index.pendingSince(0);
    const expected = pendingInTables(organization);
    expect(sorted(pendingItemsIn(apps).map(lineOf))).toEqual(sorted(expected));
    expect(index.countPending().items).toBe(expected.length);
  },
);

test('an inventory reports an app again when it changes, also when nothing of it is pending any more', async () => {
  const [organization = ''] = organizations;
  fillUpTo(1001, (index) => ({ appId: `copy-${index}`, status: 'approved' }));
  const { index, settled } = await readOf(new QueryClient(), organization);
  await settled('whole');
  const { apps, mark } = index.pendingSince(0);
  const [first] = apps;
  if (!first) throw new Error('something is pending');
  expect(index.pendingSince(mark).apps).toEqual([]);
  index.patch([{ ...first, status: 'approved', credentials: [] }], Date.now());
  const after = index.pendingSince(mark);
  expect(after.apps.map(({ appId }) => appId)).toEqual([first.appId]);
  expect(pendingItemsIn(after.apps)).toEqual([]);
  expect(index.countPending().items).toBe(
    pendingItemsIn(apps).length - pendingItemsIn([first]).length,
  );
});
