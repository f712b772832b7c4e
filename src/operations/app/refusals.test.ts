import { describe, expect, test } from 'vitest';
import { setScenario } from '../../../mocks/node.ts';
import { ApiError } from '../../api/api-error.ts';
import { canSetScopes } from '../../api/key-requests.ts';
import type { App } from '../../api/schemas.ts';
import { explain } from '../../errors/explain.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';
import type { Operation } from '../operation.ts';
import { serveMockInFakeTime } from '../switches.for-tests.ts';
import { deleteApp } from './delete-app.ts';
import { editApp } from './edit-app.ts';
import { addKey } from './key/add-key.ts';
import { deleteKey } from './key/delete-key.ts';
import { importKey } from './key/import-key.ts';
import { addProduct, removeProduct } from './key/key-products.ts';
import { setScopes } from './key/set-scopes.ts';
import {
  collectWrites,
  createdApp,
  newApp,
  owners,
  run,
  serverState,
  type OwnerCase,
} from './life-cycle.for-tests.ts';
import { statusChange } from './status-change.ts';

// A refused change, for each kind of owner: one request, nothing changes, and the page can say which permission it needs.

serveMockInFakeTime();
const client = cacheForEachTest();
const sent = collectWrites();

/** What each change needs: of an app, and of a key. Edge has one role for all, with what it is needed for. */
const needs: Record<OwnerCase['title'], { app(verb: string): string; key(verb: string): string }> =
  {
    'X developer': {
      app: (verb) => `apigee.developerapps.${verb}`,
      key: (verb) => `apigee.appkeys.${verb}`,
    },
    'X AppGroup': {
      app: (verb) => `apigee.appgroupapps.${verb}`,
      key: (verb) => `apigee.appkeys.${verb}`,
    },
    'Edge developer': {
      app: (verb) => `org admin (${verb} developer apps)`,
      key: (verb) => `org admin (${verb} app keys)`,
    },
    'Edge company': {
      app: (verb) => `org admin (${verb} company apps)`,
      key: (verb) => `org admin (${verb} app keys)`,
    },
  };

function changesOf({ organization, products }: OwnerCase, app: App): Record<string, Operation> {
  const [automatic, manual] = products;
  const key = app.credentials[0]?.consumerKey ?? '';
  const imported = {
    consumerKey: 'imported_KEY-0001',
    consumerSecret: 'imported_SECRET-0001',
    expiresInSeconds: null,
  };
  return {
    'app manage, edit': editApp({ organization, app }, { callbackUrl: 'https://other.example' }),
    'app manage, attribute': editApp({ organization, app }, { attributes: { team: 'red' } }),
    'app manage, status': statusChange({ organization, app, level: {} }, 'revoke'),
    'app manage, new key': addKey(
      { organization, app },
      { products: [automatic], expiresInMs: null },
    ),
    'app delete': deleteApp({ organization, app }),
    'key create, import': importKey({ organization, app }, imported),
    'key manage, status': statusChange({ organization, app, level: { key } }, 'revoke'),
    'key manage, product status': statusChange(
      { organization, app, level: { key, product: automatic } },
      'revoke',
    ),
    'key manage, add product': addProduct({ organization, app, key }, 'another-product'),
    'key manage, remove product': removeProduct({ organization, app, key }, manual),
    ...(canSetScopes(app) && {
      'key manage, scopes': setScopes({ organization, app, key }, ['read']),
    }),
    'key delete': deleteKey({ organization, app, key }),
  };
}

describe.each(owners)('$title', (one) => {
  test('each change that is refused is sent once, changes nothing, and names its permission', async () => {
    const app = await createdApp(client, one);
    const before = serverState();
    setScenario('forbidden');
    const changes = Object.entries({
      ...changesOf(one, app),
      'app create': newApp(one, 'Second App') as unknown as Operation,
    });
    for (const [what, change] of changes) {
      const writes = sent().length;
      const outcome = await run(client, change);
      expect.soft(outcome.ending, what).toBe('failed');
      expect.soft(sent().length - writes, what).toBe(1);
      const [level, verb = ''] = what.split(/,? /u);
      const permission = needs[one.title][level === 'app' ? 'app' : 'key'](verb);
      const { error } = outcome as { error?: unknown };
      expect.soft(error, what).toBeInstanceOf(ApiError);
      expect.soft((error as ApiError).permission, what).toBe(permission);
      const { what: said, next } = explain(error);
      expect.soft(`${said} ${next}`, what).toContain(permission);
    }
    expect(serverState()).toEqual(before);
  });
});
