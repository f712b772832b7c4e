import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { server } from '../../mocks/node.ts';
import { connectionTo, setConnections } from '../connection/connection.ts';
import { refusedIn, signIn } from '../connection/session.ts';
import { setStatus } from './status.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  server.resetHandlers();
  const [x, edge] = ['https://x.example/v1', 'https://edge.example/v1'];
  setConnections({
    connections: [
      { name: 'X', platform: 'x', baseUrl: x, organizations: ['shop'] },
      { name: 'Edge', platform: 'edge', baseUrl: edge, organizations: ['old-shop'] },
    ],
  });
  // Refusals are forgotten at a sign-in.
  for (const organization of ['shop', 'old-shop']) signIn(connectionTo(organization), 'token');
});

const developer = { kind: 'developer', id: 'd', email: 'd@x.test' } as const;
const group = { kind: 'appgroup', id: 'g', email: '' } as const;

test.each([
  ['a key', 'shop', { owner: developer, key: 'k' }, 'apigee.appkeys.manage'],
  ['a product', 'shop', { owner: group, key: 'k', product: 'p' }, 'apigee.appkeys.manage'],
  ['an app', 'shop', { owner: developer }, 'apigee.developerapps.manage'],
  ['an app of an AppGroup', 'shop', { owner: group }, 'apigee.appgroupapps.manage'],
  ['an app on Edge', 'old-shop', { owner: developer }, 'org admin (manage developer apps)'],
  ['a key on Edge', 'old-shop', { owner: developer, key: 'k' }, 'org admin (manage app keys)'],
])(
  'a refused change of %s in %s is remembered with the permission that it takes',
  async (_name, organization, target, permission) => {
    const refuse = () => HttpResponse.json({}, { status: 403 });
    server.use(http.post('*', refuse), http.put('*', refuse));
    expect([...refusedIn(organization)]).toEqual([]);
    const sending = setStatus({ organization, app: 'a', ...target }, 'revoke');
    await expect(sending).rejects.toMatchObject({ status: 403, permission });
    expect([...refusedIn(organization)]).toEqual([permission]);
  },
);
