import * as v from 'valibot';
import { expect, test } from 'vitest';
import { withoutSecrets } from '../../api/app-bodies.ts';
import { appSchema } from '../../api/schemas.ts';
import { connect } from '../../connection/for-tests.ts';
import { editApp } from './edit-app.ts';
import { addKey } from './key/add-key.ts';
import { addProduct } from './key/key-products.ts';
import { setScopes } from './key/set-scopes.ts';

// What a request leaves out of the attributes is deleted. X leaves out an empty name or value.

const sent = [{ name: 'team', value: 'blue' }, { value: 'without a name' }, { name: ' ' }];
const repeated = [
  { name: 'team', value: 'blue' },
  { name: '', value: 'without a name' },
  { name: ' ', value: '' },
];
const app = withoutSecrets(
  v.parse(appSchema, {
    appId: 'a',
    name: 'shop',
    developerId: 'dev-1',
    attributes: sent,
    credentials: [{ consumerKey: 'key', attributes: sent, scopes: ['read'] }],
  }),
);
const target = { organization: 'keywarden-demo', app };
const keyTarget = { ...target, key: 'key' };

test.each([
  ['the callback URL is edited', () => editApp(target, { callbackUrl: 'https://x.example' })],
  ['a key is generated', () => addKey(target, { products: ['orders'], expiresInMs: null })],
  ['a product is added to a key', () => addProduct(keyTarget, 'orders')],
  ['the scopes of a key are set', () => setScopes(keyTarget, [])],
])('attributes without a name are sent back when %s', (_title, operation) => {
  connect();
  const { attributes } = JSON.parse(operation().request().body ?? '') as { attributes: unknown };
  expect(attributes).toEqual(repeated);
});

test('attributes without a name are sent back when several others are edited', () => {
  connect();
  const edit = editApp(target, { attributes: { team: 'red', stage: 'test' } });
  expect(JSON.parse(edit.request().body ?? '')).toEqual({
    attribute: [
      { name: 'team', value: 'red' },
      ...repeated.slice(1),
      { name: 'stage', value: 'test' },
    ],
  });
});
