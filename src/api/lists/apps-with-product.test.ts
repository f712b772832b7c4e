import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { resetMock, server } from '../../../mocks/node.ts';
import { connect } from '../../connection/for-tests.ts';
import { appsWithProductQuery } from './apps-with-product.ts';

vi.mock(import('../http/pace.ts'), async (original) => ({
  ...(await original()),
  waitForTurn: async () => {},
}));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
const sent: string[] = [];
beforeEach(() => {
  sent.length = 0;
  server.events.on('request:start', ({ request }) => void sent.push(request.url));
  server.resetHandlers();
  resetMock();
  connect();
});

afterEach(() => server.events.removeAllListeners());

const appsOf = (organization: string) =>
  new QueryClient().query(appsWithProductQuery(organization, 'orders'));

function answerList(body: unknown) {
  server.use(
    http.get('*/apiproducts/orders', () => HttpResponse.json(body as object)),
    http.get('*/apps/gone', () => HttpResponse.json({}, { status: 404 })),
    http.get('*/apps/:appId', ({ params }) => HttpResponse.json({ ...params, name: 'n' })),
  );
}

test('Edge is never sent a filter that it does not document', async () => {
  await appsOf('keywarden-edge').catch(() => {});
  expect(sent[0]).toMatch(/\/apiproducts\/orders\?query=list&entity=apps$/u);
  expect(sent.join(' ')).not.toContain('apiProduct=');
});

test('X is asked by its filter', async () => {
  const { apps, next } = await appsOf('keywarden-demo');
  expect(apps.length).toBeGreaterThan(0);
  expect(next).toBeNull();
  expect(sent[0]).toContain('filter=apiProduct%3Dorders');
});

test('each app of the list is read once; what can’t be read is said to be missing', async () => {
  answerList(['a', 'b', 'a', 'gone', 7]);
  expect(await appsOf('keywarden-edge')).toMatchObject({
    apps: [{ appId: 'a' }, { appId: 'b' }],
    next: null,
    gone: 1,
    skipped: [{ path: 'ids.4' }],
  });
});

test('only the first 100 apps are read one by one, and the others are known to be left', async () => {
  answerList(Array.from({ length: 130 }, (_, place) => `app-${place}`));
  const { apps, next } = await appsOf('keywarden-edge');
  expect([apps.length, next?.ids?.length]).toEqual([100, 30]);
});

test.each([
  ['the product itself, from a server that ignores the parameters', { name: 'orders' }],
  ['an error', { code: 'x', message: 'no' }],
  ['a list of another shape', { app: ['a'] }],
])('%s is no list of apps', async (_, body) => {
  answerList(body);
  await expect(appsOf('keywarden-edge')).rejects.toMatchObject({ kind: 'malformed' });
});
