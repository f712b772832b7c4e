import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { App, Credential } from '../api/schemas.ts';
import type { ActivityRecord } from '../operations/log.ts';
import { statusChange } from '../operations/app/status-change.ts';
import { connect } from '../connection/for-tests.ts';
import { ActivityRow } from './activity-row.tsx';

test('a row can take the focus of a button that disappears', () => {
  const html = rendered({ ending: 'unknown', sent: true, at: 1 });
  expect(html).toMatch(/^<tr id="change-1" tabindex="-1" aria-rowindex="2"/u);
  // The closest focusable container of the button is the row.
  expect(html.match(/tabindex="-1"/gu)).toHaveLength(1);
  expect(html).toContain('Check again');
});

function rendered(outcome: NonNullable<ActivityRecord['outcome']>): string {
  const app = {
    appId: 'a',
    displayName: 'Shop',
    status: 'approved',
    credentials: [] as Credential[],
  };
  const owner = { kind: 'developer', id: 'dev-1', email: 'ada@brightcart.test' };
  connect();
  const target = {
    organization: 'keywarden-demo',
    app: { ...app, name: 'shop', owner } as unknown as App,
    level: {},
  };
  const record = { id: 1, startedAt: 0, operation: statusChange(target, 'revoke', 0), outcome };
  const row = createElement(ActivityRow, {
    id: 1,
    record,
    index: 0,
    isInRun: false,
    measure() {},
    isOpen: false,
    onOpenChange() {},
    onFocus() {},
    onGoTo() {},
  });
  const page = createElement(MemoryRouter, null, row);
  const client = new QueryClient();
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, page));
}
