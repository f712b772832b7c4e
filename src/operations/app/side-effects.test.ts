import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { setScenario, writes } from '../../../mocks/node.ts';
import { touch } from '../../../mocks/tables.ts';
import { compareExpiry } from '../../access/set-expiry.ts';
import type { App } from '../../api/schemas.ts';
import type { Operation } from '../operation.ts';
import { changedBesides } from '../confirm/own-writes.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { addKey, createdKeys } from './key/add-key.ts';
import { createApp } from './create-app.ts';
import { deleteKey } from './key/delete-key.ts';
import { editApp } from './edit-app.ts';
import { fieldOf } from './fields.ts';
import { addProduct, removeProduct } from './key/key-products.ts';
import {
  createdApp,
  dayMs,
  newApp,
  owners,
  appRowOf,
  rows,
  run,
  serverState,
  readAsState,
} from './life-cycle.for-tests.ts';
import { levelOf } from './switches.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

// What the server does besides what was requested, what it refuses, and what someone else did meanwhile.

serveMockInFakeTime();
const client = cacheForEachTest();

describe.each(owners)('$title', (one) => {
  const { organization, products } = one;
  const [automatic, manual] = products;

  test('a PUT that adds a key is noticed', async () => {
    const app = await createdApp(client, one);
    setScenario('put-adds-key');
    const edit = editApp({ organization, app }, { callbackUrl: 'https://new.example' });
    const outcome = await run(client, edit);
    expect(outcome.ending).toBe('done');
    const [key, ...rest] = outcome.others ?? [];
    expect(rest).toEqual([]);
    expect(key).toMatchObject({ seen: undefined, now: 'approved' });
    expect(levelOf(key?.id ?? '').key).toBe(appRowOf(organization).credentials[0]?.consumerKey);
  });

  test('a reset approval and a lost attribute are noticed', async () => {
    const app = await createdApp(client, one);
    const key = app.credentials[0]?.consumerKey ?? '';
    const edit = editApp({ organization, app }, { callbackUrl: 'https://new.example' });
    const row = appRowOf(organization);
    for (const product of row.credentials[0]?.products ?? []) product.status = 'pending';
    row.attributes = row.attributes.filter(({ name }) => name !== 'team');
    const state = await readAsState(organization, app.appId);
    const found = changedBesides(edit, state);
    expect(found).toMatchObject([
      { seen: 'approved', now: 'pending' },
      { seen: 'blue', now: undefined },
    ]);
    expect(levelOf(found[0]?.id ?? '')).toEqual({ key, product: automatic });
    expect(fieldOf(found[1]?.id ?? '')).toMatchObject({ field: 'attribute', name: 'team' });
  });

  test('a conflict is only the edit of the same field', async () => {
    const app = await createdApp(client, one);
    const edit = editApp({ organization, app }, { attributes: { team: 'red' } });
    changeAttribute('DisplayName', 'By someone else');
    expect((await run(client, edit)).ending).toBe('done');
    expect(appRowOf(organization).attributes).toContainEqual({
      name: 'DisplayName',
      value: 'By someone else',
    });

    const stale = editApp({ organization, app }, { attributes: { DisplayName: 'Mine' } });
    const sent = writes().length;
    const outcome = await run(client, stale);
    expect(outcome).toMatchObject({
      ending: 'conflict',
      others: [{ seen: 'New “App”', now: 'By someone else' }],
    });
    expect(writes()).toHaveLength(sent);
    const again = stale.basedOn(outcome.state ?? app, Date.now());
    expect((await run(client, again)).ending).toBe('done');
  });

  test('a key that someone else added is asked about before another is created', async () => {
    const app = await createdApp(client, one);
    const operation = addKey({ organization, app }, { products: [manual], expiresInMs: null });
    const row = appRowOf(organization);
    row.credentials.push({
      ...structuredClone(row.credentials[0] ?? never()),
      consumerKey: 'k'.repeat(32),
      products: [],
    });
    const outcome = await run(client, operation);
    expect(outcome).toMatchObject({ ending: 'conflict', others: [{ now: 'approved' }] });
    expect(row.credentials).toHaveLength(2);
  });

  test.each(['product-limit', 'attribute-limit', 'forbidden'])(
    '%s: the change fails and nothing has changed',
    async (scenario) => {
      const app = await createdApp(client, one);
      const key = app.credentials[0]?.consumerKey ?? '';
      const others = rows(organization).products.map(({ name }) => name);
      const third = others.find((name) => name !== automatic && name !== manual) ?? never();
      const operations: Operation<App>[] =
        scenario === 'attribute-limit'
          ? [editApp({ organization, app }, { attributes: { team: 'red' } })]
          : [
              addProduct({ organization, app, key }, third),
              addKey({ organization, app }, { products: [automatic], expiresInMs: null }),
            ];
      const before = serverState();
      setScenario(scenario);
      for (const operation of operations)
        expect((await run(client, operation)).ending).toBe('failed');
      expect(serverState()).toEqual(before);
    },
  );

  test('an unknown product is refused, for a new app and for a key', async () => {
    const app = await createdApp(client, one);
    const key = app.credentials[0]?.consumerKey ?? '';
    const before = serverState();
    const status = organization === 'keywarden-demo' ? 400 : 404;
    const outcome = await run(client, addProduct({ organization, app, key }, 'no-such-product'));
    expect(outcome).toMatchObject({ ending: 'failed', error: { status } });
    const other = newApp({ ...one, products: ['nope', 'no'] } as unknown as typeof one, 'Other');
    expect(await run(client, other)).toMatchObject({ ending: 'failed', error: { status } });
    expect(serverState()).toEqual(before);
  });

  test('a product or key that is gone is not removed twice', async () => {
    const app = await createdApp(client, one);
    const key = app.credentials[0]?.consumerKey ?? '';
    const target = { organization, app, key };
    expect((await run(client, removeProduct(target, manual))).ending).toBe('done');
    expect((await run(new QueryClient(), removeProduct(target, manual))).ending).toBe('already');
    expect((await run(client, deleteKey(target))).ending).toBe('done');
    expect((await run(client, deleteKey(target))).ending).toBe('already');
    expect((await run(client, addProduct(target, manual))).ending).toBe('gone');
  });

  test('a key that was created and deleted again does not make later reads seem old', async () => {
    const app = await createdApp(client, one);
    const newKey = { products: [manual], expiresInMs: null };
    const { state = app } = await run(client, addKey({ organization, app }, newKey));
    const key = createdKeys({ organization, app }, newKey, state)[0]?.consumerKey ?? '';
    const without = await run(client, deleteKey({ organization, app: state, key }));
    const start = Date.now();
    const edit = editApp({ organization, app: without.state ?? app }, { callbackUrl: '' });
    expect((await run(client, edit)).ending).toBe('done');
    expect(Date.now() - start).toBeLessThan(1000);
  });

  test('without its owner nothing is created', async () => {
    const found = rows(organization);
    const name = one.owner;
    found.developers = found.developers.filter(({ email }) => email !== name);
    found.appGroups = found.appGroups.filter((row) => row.name !== name);
    found.companies = found.companies.filter((row) => row.name !== name);
    const owner = { kind: one.kind, id: name, email: '' };
    const operation = createApp(
      { organization, owner, app: 'Orphan' },
      { fields: { callbackUrl: '', attributes: [] }, key: { products, expiresInMs: null } },
    );
    expect((await run(client, operation)).ending).toBe('not-sent');
    expect(found.apps.some((app) => app.name === 'Orphan')).toBe(false);
  });

  function changeAttribute(name: string, value: string) {
    const row = appRowOf(organization);
    const attribute = row.attributes.find((found) => found.name === name) ?? never();
    attribute.value = value;
    touch(row, 'someone@example.com');
  }
});

const [, group] = owners;

test('an expiry that is off by 1,000 is recognized, and redone in the other unit', async () => {
  const { organization } = group;
  const app = await createdApp(client, group);
  setScenario('expiry-in-seconds');
  const newKey = { products: [group.products[0]], expiresInMs: 30 * dayMs };
  const first = await run(client, addKey({ organization, app }, newKey));
  const [wrong] = createdKeys({ organization, app }, newKey, first.state ?? never());
  expect(compareExpiry(newKey.expiresInMs, wrong ?? never())).toBe('times-1000');

  const key = wrong?.consumerKey ?? '';
  const without = await run(client, deleteKey({ organization, app: first.state ?? never(), key }));
  const target = { organization, app: without.state ?? never() };
  const inSeconds = { ...newKey, expiryUnit: 's' } as const;
  const second = await run(client, addKey(target, inSeconds));
  const [right, ...others] = createdKeys(target, inSeconds, second.state ?? never());
  expect(others).toEqual([]);
  expect(compareExpiry(newKey.expiresInMs, right ?? never())).toBe('as-requested');
});

function never(): never {
  throw new Error('it exists in the mock');
}
