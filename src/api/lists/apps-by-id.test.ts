import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { server } from '../../../mocks/node.ts';
import { connect } from '../../connection/for-tests.ts';
import { readWholePage } from './app-pages.ts';
import { waitForTurn } from '../http/pace.ts';

vi.mock(import('../http/pace.ts'), async (original) => ({
  ...(await original()),
  waitForTurn: vi.fn<typeof waitForTurn>(async () => {}),
}));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  server.resetHandlers();
  connect();
});

test('each app loaded by its ID waits for a turn, and counts as loaded, skipped or gone', async () => {
  const ids = ['a', 'gone', null, 'b', 'refused'];
  server.use(
    http.get('*/apps', () => HttpResponse.json(ids)),
    http.get('*/apps/gone', () => HttpResponse.json({}, { status: 404 })),
    http.get('*/apps/refused', () => HttpResponse.json({}, { status: 403 })),
    http.get('*/apps/:appId', ({ params }) => HttpResponse.json({ ...params, name: 'n' })),
  );
  const { signal } = new AbortController();
  const page = await readWholePage('keywarden-edge', {}, signal);
  expect(page.rows.map(({ appId }) => appId)).toEqual(['a', 'b']);
  expect(page).toMatchObject({
    gone: 1,
    received: 5,
    skipped: [
      { path: 'ids.2', reason: 'is not a usable app ID' },
      { path: 'apps/refused', reason: 'answered 403' },
    ],
  });
  expect(waitForTurn).toHaveBeenCalledTimes(4);
});
