import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { connect } from '../../connection/for-tests.ts';
import type { FinishedOperation } from '../../operations/log.ts';
import { BulkResult } from './bulk-result.tsx';
import { emptyRun, type BulkRun, type Failure } from '../run/bulk-state.ts';
import type { Level } from '../../access/access-bounds.ts';
import { productsQuery } from '../../api/products.ts';
import type { App, Credential, Product } from '../../api/schemas.ts';
import { appResource } from '../../operations/app/app-resource.ts';
import { statusChange } from '../../operations/app/status-change.ts';
import type { Ending } from '../../operations/operation.ts';

beforeEach(() => connect({ acme: 'x' }));

const notConfirmed = 'Not undone: not confirmed';
const tookEffectLater = 'Not undone: took effect later';

test('the result of a revocation offers Undo and does not mention changes that undo leaves for later', () => {
  const said = resultOf({ run: { changed: [record('done')] }, beforeUndo: null });
  expect(said).toContain('Undo 1 change');
  expect(said).not.toContain('Not undone');
});

test('after Undo, unconfirmed changes stay, with Check again', () => {
  const said = resultOf({ beforeUndo: { unconfirmed: [failure('unknown')] } });
  expect(said).toContain(notConfirmed);
  expect(said).toContain('The server may still apply these changes.');
  expect(said).toContain('Check 1 change again');
  expect(said).not.toContain('Undo 1 change');
});

test('Check again includes unconfirmed changes of the undo itself', () => {
  const said = resultOf({
    run: { unconfirmed: [failure('unknown')] },
    beforeUndo: { unconfirmed: [failure('unknown')] },
  });
  expect(said).toContain('Check 2 changes again');
});

test('changes that took effect after Undo can be undone', () => {
  const said = resultOf({ beforeUndo: { changed: [record('done-anyway')] } });
  expect(said).toContain(tookEffectLater);
  expect(said).toContain('Undo 1 change');
  expect(said).not.toContain(notConfirmed);
});

test('a change that failed names its product and key as the preview does', () => {
  const failed = failure('failed', { key: 'abcdefghijklmnop', product: 'orders' });
  const run = { failures: [failed] };
  const loaded = new Map([['orders', { name: 'orders', displayName: 'Orders' } as Product]]);
  expect(resultOf({ run, beforeUndo: null, products: loaded })).toMatch(
    /<bdi>Orders<\/bdi> <code>abcd…mnop<\/code>/u,
  );
  expect(resultOf({ run, beforeUndo: null })).toContain('<bdi>orders</bdi>');
});

interface Given {
  run?: Partial<BulkRun>;
  beforeUndo: Partial<BulkRun> | null;
  /** those that are loaded */
  products?: Map<string, Product>;
}

/** The text of the result of revoking apps. */
function resultOf({ run, beforeUndo, products }: Given): string {
  const client = new QueryClient();
  const list = products && { products, isComplete: true, skipped: 0 };
  if (list) client.setQueryData(productsQuery('acme').queryKey, list);
  const result = createElement(BulkResult, {
    organization: 'acme',
    request: { action: 'revoke', target: { kind: 'app' } },
    run: { ...emptyRun, ...run },
    beforeUndo: beforeUndo && { ...emptyRun, ...beforeUndo },
    onRetry() {},
    async onCheck() {},
    onContinue() {},
    onUndo() {},
    onClose() {},
  });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, result));
}

function failure(ending: Ending, level: Level = {}): Failure {
  const ended = record(ending, level);
  return {
    resource: appResource('acme', 'app-1'),
    operation: ended.operation,
    reason: { kind: 'ended', record: ended },
    again: { resource: appResource('acme', 'app-1'), operations: () => [] },
  };
}

function record(ending: Ending, level: Level = {}): FinishedOperation {
  const app = {
    appId: 'app-1',
    status: 'approved',
    owner: { kind: 'developer', id: 'd', email: '' },
    credentials: [] as Credential[],
  } as unknown as App;
  return {
    id: 1,
    operation: statusChange({ organization: 'acme', app, level }, 'revoke', 0),
    outcome: { ending, sent: true, state: app, at: 1 },
  };
}
