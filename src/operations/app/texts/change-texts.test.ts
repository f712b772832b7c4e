import { withoutSecrets } from '../../../api/app-bodies.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { appSchema, type Owner } from '../../../api/schemas.ts';
import { connect } from '../../../connection/for-tests.ts';
import type { Operation } from '../../operation.ts';
import { resultOf } from '../../report/result.ts';
import { addKey } from '../key/add-key.ts';
import { createApp } from '../create-app.ts';
import { deleteApp } from '../delete-app.ts';
import { deleteKey } from '../key/delete-key.ts';
import { editApp } from '../edit-app.ts';
import { importKey } from '../key/import-key.ts';
import { addProduct, removeProduct } from '../key/key-products.ts';
import { setScopes } from '../key/set-scopes.ts';

// What each kind of operation says: its label, its results, its toasts and its question after a conflict.

connect();

const organization = 'keywarden-demo';
const key = 'giIC9Au6XP82wJ1oxZuQU4L75OdNKLhb';
const owner: Owner = { kind: 'developer', id: 'd', email: 'a@b.example' };
const app = withoutSecrets(
  v.parse(appSchema, {
    appId: 'a',
    name: 'shop',
    status: 'approved',
    developerId: 'd',
    attributes: [{ name: 'DisplayName', value: 'Shop' }],
    credentials: [{ consumerKey: key, consumerSecret: 'secret', status: 'approved' }],
  }),
);
const ofApp = { organization, app };
const ofKey = { ...ofApp, key };
const life = { products: [], expiresInMs: null };
const imported = { consumerKey: 'new_KEY-1', consumerSecret: 'new_SECRET', expiresInSeconds: null };
const target = { organization, owner, app: 'New' };
const fields = { callbackUrl: '', attributes: [] };

test.each([
  [createApp(target, { fields, key: life }), 'App New', 'Created', ''],
  [
    editApp(ofApp, { callbackUrl: 'https://x.example' }),
    'App Shop',
    'Saved',
    'Save app Shop anyway?',
  ],
  [deleteApp(ofApp), 'App Shop', 'Deleted', 'Delete app Shop anyway?'],
  [
    addKey(ofApp, life),
    'New credential in app Shop',
    'Added',
    'Add a credential to app Shop anyway?',
  ],
  [importKey(ofApp, imported), 'Key ••••', 'Imported', ''],
  [deleteKey(ofKey), 'Key giIC…KLhb', 'Deleted', 'Delete key giIC…KLhb anyway?'],
  [addProduct(ofKey, 'orders'), 'orders', 'Added', 'Add API product orders anyway?'],
  [removeProduct(ofKey, 'orders'), 'orders', 'Removed', 'Remove API product orders anyway?'],
  [
    setScopes(ofKey, ['READ']),
    'Scopes of key giIC…KLhb',
    'Saved',
    'Save the scopes of key giIC…KLhb anyway?',
  ],
])('%#: %s', async (built, label, verb, question) => {
  const operation = built as Operation;
  expect(operation.texts.label()).toBe(label);
  const state = operation.before;
  const result = (ending: 'done' | 'done-anyway' | 'already') =>
    resultOf({ operation, outcome: { ending, sent: true, state, at: 0 } }).text;
  expect(result('done')).toMatch(new RegExp(`^${verb}, verified `, 'u'));
  expect(result('done-anyway')).toMatch(new RegExp(`^${verb} despite an error`, 'u'));
  expect(result('already')).toContain('. Nothing was sent');
  const texts = await operation.reportTexts();
  expect(texts.done()).toBe(`${verb}: ${label}`);
  expect(texts.failed()).toBe(`Not ${verb.toLowerCase()}: ${label}`);
  expect(texts.conflictTitle()).toBe(question || label);
  const exported = JSON.stringify([operation.describe(), operation.keyName, operation.wanted]);
  for (const hidden of [key, 'secret', imported.consumerKey, imported.consumerSecret])
    expect(exported).not.toContain(hidden);
});

test('a conflict names the field that someone else edited', async () => {
  const edit = editApp(ofApp, { callbackUrl: '', attributes: { team: 'a' } });
  const other = withoutSecrets(
    v.parse(appSchema, {
      appId: 'a',
      name: 'shop',
      callbackUrl: 'https://new.example',
      attributes: [{ name: 'team', value: 'b' }],
    }),
  );
  const { valueName } = await edit.reportTexts();
  const names = edit.conflicts?.(app, other).map(({ id }) => valueName(id));
  expect(names).toEqual([
    { name: 'Callback URL', isName: false, isField: true },
    { name: 'team', isName: true, isField: true },
  ]);
  expect(valueName(edit.id).isField).toBeUndefined();
});
