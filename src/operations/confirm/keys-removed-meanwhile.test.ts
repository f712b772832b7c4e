import { QueryObserver } from '@tanstack/react-query';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { server, setScenario } from '../../../mocks/node.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { appQuery } from '../../api/apps.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';
import { deleteKey } from '../app/key/delete-key.ts';
import { statusChange } from '../app/status-change.ts';
import type { Switch } from '../app/switches.ts';
import { runOperation } from '../run.ts';
import {
  mockApp,
  platforms,
  serveMockInFakeTime,
  shownOf,
  switchOf,
  writeCount,
} from '../switches.for-tests.ts';
import { passTime, runUntil } from '../time.for-tests.ts';

serveMockInFakeTime();
const client = cacheForEachTest();

/** The first key of an app, and the switch of its second. */
async function twoKeysOf(organization: string, name: string) {
  const target = await switchOf(client, [organization, name, 'key']);
  const [first, second] = target.app.credentials.map(({ consumerKey }) => consumerKey);
  if (!first || !second) throw new Error(`${name} has no two keys`);
  return { first, second: { ...target, level: { key: second } } satisfies Switch };
}

test.each(platforms)(
  '%s: a change requested while another key is being deleted is verified at once, and shown',
  async (_platform, organization, name) => {
    const { first, second } = await twoKeysOf(organization, name);
    setScenario({ id: 'slow', affects: 'writes', delay: 1000 });
    const deletion = deleteKey({ organization, app: withoutSecrets(second.app), key: first });
    const deleted = runOperation(client, deletion);
    await passTime(500);
    const revoked = runOperation(client, statusChange(second, 'revoke'));
    expect((await runUntil(deleted))?.outcome.ending).toBe('done');
    expect((await runUntil(revoked))?.outcome).toMatchObject({ ending: 'done', others: undefined });
    expect(shownOf(client, second)).toBe('revoked');
    expect(writeCount()).toBe(2);
  },
);

test.each(platforms)(
  '%s: a change is shown although someone else deletes another key at the same time',
  async (_platform, organization, name) => {
    const { first, second } = await twoKeysOf(organization, name);
    const page = new QueryObserver(client, appQuery(organization, second.app.appId));
    const leave = page.subscribe(() => {});
    server.use(
      http.all('*', ({ request }) => {
        const app = mockApp(organization, name);
        const others = app.credentials.filter(({ consumerKey }) => consumerKey !== first);
        if (request.method !== 'GET') app.credentials = others;
        return undefined;
      }),
    );
    const record = await runUntil(runOperation(client, statusChange(second, 'revoke')));
    await passTime(500);
    leave();
    expect(record?.outcome.ending).toBe('done');
    expect(shownOf(client, second)).toBe('revoked');
  },
);
