import { describe, expect, test } from 'vitest';
import { canSetScopes } from '../../api/key-requests.ts';
import type { App } from '../../api/schemas.ts';
import { explain } from '../../errors/explain.ts';
import { outcomeHints } from '../report/outcome-hints.ts';
import { undoOf } from '../undo.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { editApp } from './edit-app.ts';
import { removeProduct } from './key/key-products.ts';
import {
  appPathOf,
  collectWrites,
  createdApp,
  ownerOf,
  owners,
  perform,
  appRowOf,
  run,
  runRecord,
  serverState,
  readAsState,
} from './life-cycle.for-tests.ts';
import { setScopes } from './key/set-scopes.ts';
import { statusChange } from './status-change.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';

// Edits and their undo, for each kind of owner: the narrowest documented request, and nothing else changes.

serveMockInFakeTime();
const client = cacheForEachTest();
const sent = collectWrites();

describe.each(owners)('$title', (one) => {
  const { organization, products } = one;
  const [automatic, manual] = products;
  const row = () => appRowOf(organization);

  test('an edit changes only the edited fields, and its undo restores them', async () => {
    const app = await createdApp(client, one);
    const before = serverState();
    const edits = {
      callbackUrl: 'https://other.example',
      attributes: { DisplayName: 'Renamed', Notes: 'By hand', team: null },
    };
    const edit = editApp({ organization, app }, edits);
    const { ending } = await run(client, edit);
    expect(ending).toBe('done');
    expect(sent()[1]).toEqual({
      line: `PUT ${appPathOf(one)}`,
      body: {
        name: 'New App #1',
        callbackUrl: 'https://other.example',
        attributes: [
          { name: 'DisplayName', value: 'Renamed' },
          { name: 'Notes', value: 'By hand' },
        ],
      },
    });
    expect(row()).toMatchObject({
      callbackUrl: 'https://other.example',
      attributes: [{ value: 'Renamed' }, { value: 'By hand' }],
    });
    const record = await runRecord(client, editApp({ organization, app }, edits));
    expect(record.outcome.ending).toBe('already');
    const again = await read(app);
    const back = edit.inverse(again, Date.now());
    expect(back && (await run(client, back)).ending).toBe('done');
    expect(serverState()).toEqual(before);
  });

  test('edits attributes by the narrowest call that exists', async () => {
    const app = await createdApp(client, one);
    const edit = async (attributes: Record<string, string | null>, state: App) =>
      perform(client, editApp({ organization, app: state }, { attributes }));
    let state = await edit({ team: 'red' }, app);
    state = await edit({ Notes: 'new' }, state);
    state = await edit({ team: 'green', Notes: 'newer' }, state);
    await edit({ team: null }, state);
    const path = appPathOf(one);
    const lines = sent()
      .slice(1)
      .map(({ line }) => line);
    expect(lines).toEqual(
      one.kind === 'developer'
        ? [
            `POST ${path}/attributes/team`,
            `POST ${path}/attributes`,
            `POST ${path}/attributes`,
            `DELETE ${path}/attributes/team`,
          ]
        : Array.from({ length: 4 }, () => `PUT ${path}`),
    );
    expect(row().attributes).toEqual([
      { name: 'DisplayName', value: 'New “App”' },
      { name: 'Notes', value: 'newer' },
    ]);
  });

  test('a product that is removed by mistake can be added again, and is pending if manual', async () => {
    const app = await createdApp(client, one);
    const key = app.credentials[0]?.consumerKey ?? '';
    const before = serverState();
    const level = { key, product: manual };
    const approved = await perform(client, statusChange({ organization, app, level }, 'approve'));
    const target = { organization, app: approved, key };
    const removal = await runRecord(client, removeProduct(target, manual));
    const undo = undoOf(removal);
    expect((undo && (await runRecord(client, undo)))?.outcome.ending).toBe('done');
    expect(serverState()).toEqual(before);
    expect(row().credentials[0]?.products.at(-1)).toEqual({ name: manual, status: 'pending' });
  });

  test('a revoked product that is removed has no undo, which could approve it', async () => {
    const app = await createdApp(client, one);
    const key = app.credentials[0]?.consumerKey ?? '';
    const level = { key, product: automatic };
    const revoked = await perform(client, statusChange({ organization, app, level }, 'revoke'));
    const target = { organization, app: revoked, key };
    const removal = await runRecord(client, removeProduct(target, automatic));
    expect(removal.outcome.ending).toBe('done');
    expect(undoOf(removal)).toBeNull();
    expect(outcomeHints(removal, explain).more).toBe('This can’t be undone.');
  });

  test.runIf(canSetScopes({ owner: ownerOf(one) }))(
    'scopes are set and restored, and nothing else of the key changes',
    async () => {
      const app = await createdApp(client, one);
      const [credential] = row().credentials;
      credential?.attributes.push({ name: 'kept', value: '1' });
      const key = credential?.consumerKey ?? '';
      const before = serverState();
      const fresh = await read(app);
      const record = await runRecord(
        client,
        setScopes({ organization, app: fresh, key }, ['READ', 'WRITE']),
      );
      expect(record.outcome.ending).toBe('done');
      expect(credential?.scopes).toEqual(['READ', 'WRITE']);
      const undo = undoOf(record);
      expect((undo && (await runRecord(client, undo)))?.outcome.ending).toBe('done');
      expect(serverState()).toEqual(before);
    },
  );

  function read(app: App): Promise<App> {
    return readAsState(organization, app.appId);
  }
});
