import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import type { App } from '../api/schemas.ts';
import { connect } from '../connection/for-tests.ts';
import { recordOutcome, records, recordSent, recordStart } from '../operations/log.ts';
import { statusChange } from '../operations/app/status-change.ts';
import { ActivityTable } from './activity-table.tsx';

beforeEach(() => {
  connect();
  vi.stubGlobal('innerWidth', 1280);
  vi.stubGlobal('innerHeight', 900);
});

test('of 10,000 changes only the rows near the visible part of the page are rendered', () => {
  for (let index = 1; index <= 10_000; index += 1) change(`app-${index}`);
  vi.stubGlobal('scrollY', 400_000);
  const html = rendered();
  expect(html).toContain('aria-rowcount="10001"');
  const indexes = [
    ...html.matchAll(/<tr id="change-\d+" tabindex="-1" aria-rowindex="(\d+)"/gu),
  ].map(([, index]) => Number(index));
  expect(indexes.length).toBeLessThan(30);
  expect(indexes).toEqual(indexes.map((_, place) => (indexes[0] ?? 0) + place));
  // The space before and after is reserved, and hidden from screen readers.
  expect(html.match(/<tr aria-hidden="true"/gu)).toHaveLength(2);
});

test('the newest change is the first row', () => {
  for (const name of ['first', 'second', 'third']) change(name);
  vi.stubGlobal('scrollY', 0);
  const names = [...rendered().matchAll(/>(first|second|third)<\/a>/gu)].map(([, name]) => name);
  expect(names).toEqual(['third', 'second', 'first']);
});

function change(name: string): void {
  const app = { appId: name, name, displayName: name, status: 'approved', credentials: [] };
  const owner = { kind: 'developer', id: 'dev-1' };
  const target = {
    organization: 'keywarden-demo',
    app: { ...app, owner } as unknown as App,
    level: {},
  };
  const id = recordStart(statusChange(target, 'revoke', 0));
  recordSent(id);
  recordOutcome(id, { ending: 'unknown', sent: true, at: 1 });
}

function rendered(): string {
  const table = createElement(ActivityTable, { records: records() });
  const page = createElement(MemoryRouter, null, table);
  const client = new QueryClient();
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, page));
}
