import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { server } from '../../../mocks/node.ts';
import { keyCallsQuery } from './stats.ts';
import { serveDemo } from '../../mock.for-tests.ts';

// Whether statistics have keys is read before them.

serveDemo();

const answer = (status: number) =>
  server.use(http.get('*/analytics/admin/schemav2', () => HttpResponse.json({}, { status })));

test('a failure that may pass is a failure of the statistics, and asked again', async () => {
  const client = new QueryClient();
  const query = keyCallsQuery('keywarden-demo', 'prod', 'Checkout Web');
  answer(429);
  await expect(client.query(query)).rejects.toMatchObject({ status: 429 });
  server.resetHandlers();
  await expect(client.query(query)).resolves.toMatchObject({ hasKeys: true });
});

test('where it is refused, statistics by app are read', async () => {
  answer(403);
  const query = keyCallsQuery('keywarden-demo', 'prod', 'Checkout Web');
  await expect(new QueryClient().query(query)).resolves.toMatchObject({ hasKeys: false });
});
