import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { connect } from '../../connection/for-tests.ts';
import { emptyPlan, type BulkTarget, type Survey } from '../../inventory/bulk-plan.ts';
import { emptyRun } from '../run/bulk-state.ts';
import { BulkPlanForm } from './bulk-plan-form.tsx';

const canUndo = 'You can undo this';
const cannotUndo = /1 status: Undo can’t restore it\./u;
const levels = { 'app-1': [{ key: 'a-key', product: 'orders' }] };

beforeEach(() => connect({ acme: 'x' }));

test('a rejected request of an app that is not known promises no Undo: it was pending', () => {
  const text = previewOf({ kind: 'chosen', levels });
  expect(text).not.toContain(canUndo);
  expect(text).toMatch(cannotUndo);
  expect(previewOf({ kind: 'pending' })).not.toContain(canUndo);
});

test('a revoked app that is not known can have been approved, so Undo may restore it', () => {
  const text = previewOf({ kind: 'app' });
  expect(text).toContain(canUndo);
  expect(text).not.toMatch(cannotUndo);
});

/** The preview of a revocation in one app of which nothing is known. */
function previewOf(target: BulkTarget): string {
  const survey: Survey = {
    plan: emptyPlan,
    products: [],
    missing: ['app-1'],
    changing: [],
    changesByApp: target.kind === 'chosen' ? { 'app-1': [{ product: 'orders' }] } : {},
  };
  const job = {
    organization: 'acme',
    action: 'revoke' as const,
    ids: ['app-1'],
    foundKeys: [],
    target,
    initialTarget: target,
    phase: 'plan' as const,
    isOpen: true,
    run: emptyRun,
    roundSize: 0,
    leftByUndo: null,
    stop: new AbortController(),
    onStart: undefined,
  };
  const form = createElement(BulkPlanForm, {
    job,
    survey,
    onTarget() {},
    onCancel() {},
    onStart() {},
  });
  return renderToStaticMarkup(
    createElement(QueryClientProvider, { client: new QueryClient() }, form),
  );
}
