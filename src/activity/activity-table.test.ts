import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import type { App } from '../api/schemas.ts';
import { connect } from '../connection/for-tests.ts';
import { nextId, recordOutcome, records, recordSent, recordStart } from '../operations/log.ts';
import { asUndo, type Ending } from '../operations/operation.ts';
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
  expect(indexes).toEqual(indexes.map((_, index) => (indexes[0] ?? 0) + index));
  // The space before and after is reserved, and hidden from screen readers.
  expect(html.match(/<tr aria-hidden="true"/gu)).toHaveLength(2);
});

test('the newest change is the first row', () => {
  for (const name of ['first', 'second', 'third']) change(name);
  vi.stubGlobal('scrollY', 0);
  const names = [...rendered().matchAll(/>(first|second|third)<\/a>/gu)].map(([, name]) => name);
  expect(names).toEqual(['third', 'second', 'first']);
});

test('the undo of a bulk run says so, and both rows are linked', () => {
  const run = nextId();
  const first = change('first', { runId: run, ending: 'done' });
  const second = change('second', { runId: run, ending: 'done' });
  change('third', { runId: run, ending: 'failed' });
  const undo = nextId();
  change('first', { runId: undo, ending: 'done', undoes: first });
  vi.stubGlobal('scrollY', 0);
  const html = rendered();
  const rowOf = (id: number) => html.split('<tr').find((row) => row.includes(`"change-${id}"`));
  expect(rowOf(undo)).toContain('Undo of a bulk change: 1 status<');
  expect(rowOf(undo)).toMatch(new RegExp(`href="#change-${run}">Undoes the bulk change of `, 'u'));
  expect(rowOf(run)).toContain('Bulk change of 3 statuses');
  expect(rowOf(run)).toMatch(new RegExp(`href="#change-${undo}">1 of 2 undone at `, 'u'));
  change('second', { runId: undo, ending: 'done', undoes: second });
  expect(rendered()).toMatch(new RegExp(`href="#change-${undo}">Undone at `, 'u'));
});

test('the undo of changes that are no longer in the log still says that it is one', () => {
  const undo = nextId();
  change('first', { runId: undo, ending: 'done', undoes: nextId() });
  vi.stubGlobal('scrollY', 0);
  expect(rendered()).toContain('Undo of a bulk change: 1 status<');
});

interface Facts {
  runId?: number;
  ending?: Ending;
  undoes?: number;
}

/** Records a change, and returns the id of the record. */
function change(name: string, { runId, ending = 'unknown', undoes }: Facts = {}): number {
  const app = { appId: name, name, displayName: name, status: 'approved', credentials: [] };
  const owner = { kind: 'developer', id: 'dev-1' };
  const target = {
    organization: 'keywarden-demo',
    app: { ...app, owner } as unknown as App,
    level: {},
  };
  const operation = statusChange(target, undoes === undefined ? 'revoke' : 'approve', 0);
  const id = recordStart(undoes === undefined ? operation : asUndo(operation, undoes), runId);
  recordSent(id);
  recordOutcome(id, { ending, sent: true, at: 1 });
  return id;
}

function rendered(): string {
  const table = createElement(ActivityTable, { records: records() });
  const page = createElement(MemoryRouter, null, table);
  const client = new QueryClient();
  return renderToStaticMarkup(createElement(QueryClientProvider, { client }, page));
}
