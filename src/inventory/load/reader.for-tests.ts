import type { QueryClient } from '@tanstack/react-query';
import { expect, vi } from 'vitest';
import { appsQuery } from '../../api/apps.ts';
import { createStore } from '../../store.ts';
import type { Inventory } from '../inventory.ts';
import { startReader } from './reader.ts';
import { viewOf } from '../view.ts';
import { createOrganizationIndex } from '../organization-index.ts';

/** Matches all apps. */
export const wholeView = {
  view: viewOf(new URLSearchParams()),
  language: 'en',
  now: Date.parse('2026-11-22T12:00:00Z'),
};

/** Loads an organization without a worker. */
export async function readOf(client: QueryClient, organization: string, upTo?: number) {
  const first = await client.query(appsQuery(organization));
  const index = createOrganizationIndex();
  const store = createStore<Inventory | null>(null);
  const opened = { index: index as unknown as Inventory['index'], end() {} };
  const reader = startReader(organization, first, store, { opened, upTo });
  const settled = (state: Inventory['state']) =>
    vi.waitFor(() => expect(store.get()?.state).toBe(state), { timeout: 20_000, interval: 5 });
  const ids = () => {
    const { answerId: of, count } = index.query(wholeView, 0, 0);
    return (index.ids(of, 0, count) ?? []).toSorted();
  };
  return { first, store, reader, index, settled, ids };
}
