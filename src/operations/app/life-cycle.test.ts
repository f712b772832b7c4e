import { describe, expect, test } from 'vitest';
import { setScenario } from '../../../mocks/node.ts';
import { canImportExpiry } from '../../api/key-requests.ts';
import { curlOf } from '../../api/curl.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { addKey, createdKeys } from './key/add-key.ts';
import { deleteApp } from './delete-app.ts';
import { deleteKey } from './key/delete-key.ts';
import { importKey } from './key/import-key.ts';
import { addProduct, removeProduct } from './key/key-products.ts';
import {
  appPathOf,
  collections,
  collectWrites,
  createdApp,
  dayMs,
  newApp,
  owners,
  perform,
  appRowOf,
  run,
  serverState,
  readAsState,
} from './life-cycle.for-tests.ts';
import { statusChange } from './status-change.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

// The life of an app and its keys, for each kind of owner: exactly the documented requests, and nothing else changes.

serveMockInFakeTime();
const client = cacheForEachTest();
const sent = collectWrites();

describe.each(owners)('$title', (one) => {
  const { organization, products } = one;
  const [automatic, manual] = products;
  const isX = organization === 'keywarden-demo';
  const isGroup = one.kind === 'appgroup';
  const row = () => appRowOf(organization);
  const fields = {
    name: 'New App #1',
    callbackUrl: 'https://shop.example/back',
    attributes: [
      { name: 'DisplayName', value: 'New “App”' },
      { name: 'team', value: 'blue' },
    ],
  };
  const expiry = (ms: number) => (isX ? String(ms) : ms);

  test('is created with its key although reads lack the key for 3 s', async () => {
    setScenario({ id: 'lag', affects: 'all', lag: { ms: 3000, as: 'no-credentials' } });
    const created = await run(client, newApp(one));
    expect(created).toMatchObject({ ending: 'done', sent: true });
    expect(created.state?.credentials).toHaveLength(1);
  });

  test('lives from creation to deletion with exactly the documented requests', async () => {
    const before = serverState();
    const path = appPathOf(one);
    const created = await run(client, newApp(one));
    expect(created).toMatchObject({ ending: 'done', state: { displayName: 'New “App”' } });
    let app = await readAsState(organization, created.state?.appId ?? '');
    const first = app.credentials[0]?.consumerKey ?? '';

    const newKey = { products: [automatic], expiresInMs: 90 * dayMs };
    const withKey = await perform(client, addKey({ organization, app }, newKey));
    const [added, ...others] = createdKeys({ organization, app }, newKey, withKey);
    expect(others).toEqual([]);
    expect((added?.expiresAt ?? 0) - (added?.issuedAt ?? 0)).toBe(90 * dayMs);
    const key = added?.consumerKey ?? '';

    app = await perform(client, addProduct({ organization, app: withKey, key }, manual));
    const level = { key, product: manual };
    app = await perform(client, statusChange({ organization, app, level }, 'approve'));

    const imported = {
      consumerKey: 'imported_KEY-0001',
      consumerSecret: 'imported_SECRET-0001',
      expiresInSeconds: canImportExpiry(organization) ? 3600 : null,
    };
    app = await perform(client, importKey({ organization, app }, imported));
    const importedKey = { organization, app, key: imported.consumerKey };
    app = await perform(client, addProduct(importedKey, automatic));

    app = await perform(client, removeProduct({ organization, app, key: first }, manual));
    app = await perform(
      client,
      statusChange({ organization, app, level: { key: first } }, 'revoke'),
    );
    app = await perform(client, deleteKey({ organization, app, key: first }));
    expect(
      row()
        .credentials.map(({ consumerKey }) => consumerKey)
        .toSorted(),
    ).toEqual([key, imported.consumerKey].toSorted());
    const deletion = deleteApp({ organization, app });
    expect(await run(client, deletion)).toMatchObject({ ending: 'done', others: undefined });
    expect(serverState()).toEqual(before);

    const keyFields = isX ? { attributes: [], scopes: [] } : { attributes: [] };
    const adding = (product: string) =>
      isGroup
        ? { apiProducts: [product], appGroupAppKey: keyFields }
        : { apiProducts: [product], ...keyFields };
    expect(sent()).toEqual([
      {
        line: `POST ${collections[one.kind]}/${one.owner}/apps`,
        body: { ...fields, apiProducts: products, keyExpiresIn: expiry(dayMs) },
      },
      {
        line: `${isGroup ? 'PUT' : 'POST'} ${path}`,
        body: { ...fields, apiProducts: [automatic], keyExpiresIn: expiry(90 * dayMs) },
      },
      { line: `POST ${path}/keys/${key}`, body: adding(manual) },
      { line: `POST ${path}/keys/${key}/apiproducts/${manual}?action=approve`, body: undefined },
      {
        line: `POST ${path}/keys${isX ? '' : '/create'}`,
        body: {
          consumerKey: imported.consumerKey,
          consumerSecret: imported.consumerSecret,
          ...(isX && { expiresInSeconds: '3600' }),
        },
      },
      { line: `POST ${path}/keys/imported_KEY-0001`, body: adding(automatic) },
      { line: `DELETE ${path}/keys/${first}/apiproducts/${manual}`, body: undefined },
      { line: `POST ${path}/keys/${first}?action=revoke`, body: undefined },
      { line: `DELETE ${path}/keys/${first}`, body: undefined },
      { line: `DELETE ${path}`, body: undefined },
    ]);
  });

  test('its curl commands have no secret', async () => {
    const app = await createdApp(client, one);
    const imported = {
      consumerKey: 'imported_KEY-0001',
      consumerSecret: 'imported_SECRET-0001',
      expiresInSeconds: null,
    };
    const operation = importKey({ organization, app }, imported);
    const command = curlOf(organization, operation.request(), operation.keyName);
    expect(command).toContain('CONSUMER_SECRET');
    expect(command).not.toContain(imported.consumerKey);
    await run(client, operation);
    expect(JSON.stringify(operation)).not.toContain(imported.consumerSecret);
    expect(operation.describe()).toMatchObject({ level: 'key', app: { name: 'New App #1' } });
  });
});
