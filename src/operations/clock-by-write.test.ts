import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { server } from '../../mocks/node.ts';
import { readApp } from '../api/apps.ts';
import { clockAheadOf } from '../api/http/server-clock.ts';
import { connectionTo, setConnections } from '../connection/connection.ts';
import { runOperation } from './run.ts';
import { statusChange } from './app/status-change.ts';

// CORS hides the `Date` header of another site; `lastModifiedAt` of the server's last change shows its clock.

const minute = 60_000;
const longAgo = Date.now() - 400 * minute;
let connections = 0;
let organization = '';
/** the app, as the server has it */
let app = { status: 'approved', lastModifiedAt: longAgo };

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  // Each test has a connection of its own, whose clock is not known yet.
  connections += 1;
  organization = `shop-${connections}`;
  const baseUrl = 'https://edge.example/v1';
  setConnections({
    connections: [
      {
        name: organization,
        platform: 'edge',
        baseUrl,
        organizations: [organization],
        signIn: { kind: 'proxy' },
      },
    ],
  });
  app = { status: 'approved', lastModifiedAt: longAgo };
  server.resetHandlers();
  server.use(
    http.get('*/apps/a', () =>
      HttpResponse.json({ appId: 'a', name: 'n', developerId: 'd', ...app }),
    ),
  );
});

const isAhead = () => clockAheadOf(connectionTo(organization)) / minute;

function changeAt(lastModifiedAt: number, answer = 204) {
  server.use(
    http.post('*/developers/d/apps/n', () => {
      app = { status: 'revoked', lastModifiedAt };
      return new HttpResponse(null, { status: answer });
    }),
  );
}

async function revoke() {
  const target = { organization, app: await readApp(organization, 'a'), level: {} };
  return (await runOperation(new QueryClient(), statusChange(target, 'revoke')))?.outcome.ending;
}

test.each([20, -20, 0, 4])(
  'finds a device clock that is %i minutes ahead of the server’s',
  async (minutes) => {
    changeAt(Date.now() - minutes * minute);
    expect(await revoke()).toBe('done');
    expect(isAhead()).toBe(Math.abs(minutes) > 5 ? minutes : 0);
  },
);

test('says nothing of the clock after a change that leaves `lastModifiedAt` as it was', async () => {
  changeAt(longAgo);
  expect(await revoke()).toBe('done');
  expect(isAhead()).toBe(0);
});

test('says nothing of the clock after a change that was not accepted', async () => {
  changeAt(Date.now() - 20 * minute, 500);
  expect(await revoke()).toBe('done-anyway');
  expect(isAhead()).toBe(0);
});

test('says nothing of the clock after a change of an app that could not be read before', async () => {
  const target = { organization, app: await readApp(organization, 'a'), level: {} };
  const refuse = () => HttpResponse.json({}, { status: 403 });
  server.use(http.get('*/apps/a', refuse, { once: true }));
  changeAt(Date.now() - 20 * minute);
  const done = await runOperation(new QueryClient(), statusChange(target, 'revoke'));
  expect(done?.outcome.ending).toBe('done');
  expect(isAhead()).toBe(0);
});
