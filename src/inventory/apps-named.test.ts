import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { server } from '../../mocks/node.ts';
import { clearedView } from './view.ts';
import { appsNamed } from './apps-named.ts';
import { serveDemo } from '../mock.for-tests.ts';
import { cacheForEachTest } from '../query-client.for-tests.ts';

const client = cacheForEachTest();
const app = { appId: 'a-1', name: 'radar' };

serveDemo();

function named(q: string) {
  const view = { ...clearedView({ sort: 'app', descending: false }), q };
  return appsNamed(client, 'keywarden-demo', { view, language: 'en', now: 0 });
}

test.each<[isComplete: boolean, what: string, body: object, status?: number]>([
  [true, 'all apps', { app: [app] }],
  [false, 'the first page of more', { app: [app], nextPageToken: '1', totalSize: 9000 }],
  [false, 'fewer apps than the server has', { app: [app], totalSize: 9000 }],
  [false, 'a row that can’t be used', { app: [app, { name: 'rain' }] }],
  [false, 'an error', { error: { code: 403 } }, 403],
])('a search by name is complete = %s with %s', async (isComplete, _, body, status = 200) => {
  server.use(
    http.get('*/organizations/keywarden-demo/apps', ({ request }) =>
      HttpResponse.json(request.url.includes('status=') ? {} : body, { status }),
    ),
  );
  expect(await named('rain')).toMatchObject({ count: 0, rows: [], isComplete });
});

test('names that start with the text come first, then names that contain it', async () => {
  const apps = ['Airport', 'Brain', 'Rainbow', 'Terrain'].map((name) => ({ appId: name, name }));
  const products = [{ apiproduct: 'rain', status: 'approved' }];
  const [airport, ...others] = apps;
  const credentials = [{ consumerKey: 'k', status: 'approved', apiProducts: products }];
  server.use(
    http.get('*/organizations/keywarden-demo/apps', () =>
      HttpResponse.json({ app: [{ ...airport, credentials }, ...others] }),
    ),
  );
  const { rows } = await named('rain');
  expect(rows.map(({ name }) => name)).toEqual(['Rainbow', 'Brain', 'Terrain', 'Airport']);
});
