import { withoutSecrets } from '../../api/app-bodies.ts';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { appSchema } from '../../api/schemas.ts';
import type { Level } from '../../operations/app/switches.ts';
import { ConsequenceLists } from './revoke-dialog.tsx';

const nothingStops = 'Nothing stops working: everything here is already blocked.';
const nothingKeeps = 'Nothing else in this app works.';
const notConfirmed = 'A change in this app is not confirmed.';
const expiryUnknown = 'The expiry of a key is not known.';

test('shows no "may" lists when every status is known', () => {
  const said = consequences({ level: { key: 'K2' } });
  expect(said).toContain('Keeps working in this app');
  expect(said).not.toMatch(/\bmay\b/iu);
});

test('a key whose revocation is not confirmed is not listed under “Keeps working”', () => {
  const said = consequences({ level: { key: 'K2' }, unconfirmed: [{ key: 'K1' }] });
  expect(said).toContain(notConfirmed);
  expect(said).toContain('May keep working in this app: current access not known');
  expect(said).not.toContain('Keeps working in this app');
  expect(said).not.toContain(nothingKeeps);
});

test('does not say that nothing stops when an unconfirmed approval is revoked', () => {
  const level = { key: 'K1' };
  const said = consequences({ level, unconfirmed: [level], keys: [['K1', 'revoked']] });
  expect(said).toContain('May stop working: current access not known');
  expect(said).not.toContain(nothingStops);
  expect(said).not.toContain('Already blocked');
});

test('lists a blocked key as blocked when every status is known', () => {
  const said = consequences({ level: { key: 'K1' }, keys: [['K1', 'revoked']] });
  expect(said).toContain(nothingStops);
  expect(said).toContain(nothingKeeps);
});

test('a key whose expiry is not known is not listed under “Keeps working”', () => {
  const keys: Key[] = [
    ['K1', 'approved', 'soon'],
    ['K2', 'approved'],
  ];
  const said = consequences({ level: { key: 'K2' }, keys });
  expect(said).toContain(expiryUnknown);
  expect(said).not.toContain(notConfirmed);
  expect(said).not.toContain('Keeps working in this app');
});

type Key = [consumerKey: string, status: string, expiresAt?: unknown];

interface Given {
  level: Level;
  unconfirmed?: Level[];
  keys?: Key[];
}

const two: Key[] = [
  ['K1', 'approved'],
  ['K2', 'approved'],
];

/** The text of the dialog. */
function consequences({ level, unconfirmed = [], keys = two }: Given): string {
  const app = withoutSecrets(
    v.parse(appSchema, {
      appId: 'a',
      name: 'Shop',
      status: 'approved',
      credentials: keys.map(([consumerKey, status, expiresAt]) => ({
        consumerKey,
        status,
        expiresAt,
        apiProducts: [{ apiproduct: 'orders', status: 'approved' }],
      })),
    }),
  );
  const circumstances = { owner: { status: 'active' }, unconfirmed, now: 1_700_000_000_000 };
  return renderToStaticMarkup(createElement(ConsequenceLists, { app, level, circumstances }));
}
