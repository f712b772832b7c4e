import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { appsQuery } from '../../api/apps.ts';
import { emptyPlan } from '../../inventory/bulk-plan.ts';
import { recordStart, recordOutcome } from '../../operations/log.ts';
import { titleOfPlan } from './bulk-plan-form.tsx';
import { survey } from './bulk-source.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import type { Ending } from '../../operations/operation.ts';
import { switchOf } from '../../operations/switches.for-tests.ts';
import { serveDemo } from '../../mock.for-tests.ts';

const organization = 'keywarden-demo';
let client: QueryClient;

serveDemo();
beforeEach(async () => {
  client = new QueryClient();
  await client.query(appsQuery(organization));
});

test.each<[Ending | 'sent right now', known: boolean]>([
  ['unknown', false],
  ['unconfirmed', false],
  ['unverified', false],
  ['sent right now', false],
  ['done', true],
  ['failed', true],
])('an app whose last change is %s: its statuses are known: %s', async (ending, isKnown) => {
  const target = await switchOf(client, [organization, 'Checkout iOS', 'app']);
  const { appId } = target.app;
  const id = recordStart(statusChange(target, 'revoke'), 1);
  if (ending !== 'sent right now') recordOutcome(id, { ending, sent: true, at: Date.now() });
  // Loaded as approved, but may be revoked.
  const { plan, products, missing } = await survey(client, organization, [appId], {
    action: 'approve',
    target: { kind: 'app' },
  });
  expect(missing).toEqual(isKnown ? [] : [appId]);
  expect(plan).toMatchObject({ apps: 0, already: isKnown ? 1 : 0 });
  expect(products).toContain('orders');
  recordOutcome(id, { ending: 'done', sent: true, at: Date.now() });
});

test('a chosen change of an app whose statuses are not known is named by what was chosen', async () => {
  const target = await switchOf(client, [organization, 'Checkout iOS', 'app']);
  const { appId } = target.app;
  const id = recordStart(statusChange(target, 'revoke'), 1);
  const levels = { [appId]: [{ key: 'a-key-of-this-app', product: 'orders' }] };
  const { changesByApp } = await survey(client, organization, [appId], {
    action: 'approve',
    target: { kind: 'chosen', levels },
  });
  expect(changesByApp).toEqual({ [appId]: [{ key: { mask: 'a-ke…-app' }, product: 'orders' }] });
  recordOutcome(id, { ending: 'done', sent: true, at: Date.now() });
});

test('the title counts an app whose statuses are not known', () => {
  const request = { action: 'revoke', target: { kind: 'app' } } as const;
  const title = (missing: string[]) =>
    titleOfPlan(request, {
      plan: emptyPlan,
      products: [],
      missing,
      changing: [],
      changesByApp: {},
    });
  expect(title([])).toBe('Nothing to revoke');
  expect(title(['a'])).toBe('Revoke 1 app?');
});
