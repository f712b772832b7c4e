import type { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { fillUpTo } from '../../mocks/fill-up.for-tests.ts';
import { server } from '../../mocks/node.ts';
import { dropInventory } from '../inventory/inventory.ts';
import { serveDemo } from '../mock.for-tests.ts';

/** Stubs the class Worker. The test file mocks `comlink`, so that the index runs on this thread. */
export function stubWorker(): void {
  beforeAll(() => {
    vi.stubGlobal(
      'Worker',
      class {
        addEventListener() {}
        terminate() {}
      },
    );
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}

/** The queries of the requests that the mock received since the test began or `forgetQueries`. */
export const queriesAsked = (): readonly URLSearchParams[] => queries;
export const forgetQueries = () => void (queries = []);
let queries: URLSearchParams[] = [];

/** Serves the mock to the tests of a file; each starts with the seed, no inventory and an empty cache. */
export function serveMockForSearch(client: QueryClient): void {
  stubWorker();
  serveDemo();
  beforeAll(() => {
    server.events.on('request:start', ({ request }) => {
      queries.push(new URL(request.url).searchParams);
    });
  });
  beforeEach(() => {
    dropInventory();
    client.clear();
    forgetQueries();
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });
}

/** A key of 39 characters. */
export const keyAt = (index: number) => `${String(index).padStart(8, '0')}x${'K3y'.repeat(10)}`;

/** Fills both organizations of the demo up to `many` apps in the order of their IDs, each with a key of its own. */
export function fillWithKeysUpTo(many: number): void {
  fillUpTo(many, (index, { credentials }) => ({
    appId: `zz-${String(index).padStart(6, '0')}`,
    credentials: credentials.slice(0, 1).map((key) => ({ ...key, consumerKey: keyAt(index) })),
  }));
}

/** The IDs of the apps of some hits. */
export const idsOf = (hits: readonly { appId: string }[]) => hits.map(({ appId }) => appId);
