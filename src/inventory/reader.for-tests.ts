import type { QueryClient } from '@tanstack/react-query';
import { expect, vi } from 'vitest';
import { appsQuery } from '../api/apps.ts';
import { createStore } from '../store.ts';
import type { Catalog } from './inventory.ts';
import { startReader } from './reader.ts';
import { viewOf } from './view.ts';
import { createIndex } from './whole-index.ts';

/** Asks for every app. */
export const wholeView = {
  view: viewOf(new URLSearchParams()),
  language: 'en',
  now: Date.parse('2026-11-22T12:00:00Z'),
};

/**
 * Loads an organization, without a worker: what is read, and in which order, does not depend on where it is kept.
 */
export async function readOf(client: QueryClient, organization: string, upTo?: number) {
  const first = await client.query(appsQuery(organization));
  const index = createIndex();
  const store = createStore<Catalog | null>(null);
  const opened = { index: index as unknown as Catalog['index'], end() {} };
  const reader = startReader(organization, first, store, { opened, upTo });
  const settled = (state: Catalog['state']) =>
    vi.waitFor(() => expect(store.get()?.state).toBe(state), { timeout: 20_000, interval: 5 });
  const ids = () => {
    const { asked: of, count } = index.ask(wholeView, 0, 0);
    return (index.ids(of, 0, count) ?? []).toSorted();
  };
  return { first, store, reader, index, settled, ids };
}
