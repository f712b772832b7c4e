import { QueryClient } from '@tanstack/react-query';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { resetMock, server } from '../../mocks/node.ts';
import { setConnections } from '../connection/connection.ts';

export const x = 'keywarden-demo';
export const edge = 'keywarden-edge';

/** Connects to the demo organizations of both platforms before each test. @param now ms since the epoch */
export function connectToDemo(now?: number): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  beforeEach(() => {
    server.resetHandlers();
    resetMock(now);
    setConnections({
      connections: [
        { name: 'X', platform: 'x', baseUrl: 'https://x.example/v1', signIn: { kind: 'proxy' } },
        {
          name: 'Edge',
          platform: 'edge',
          baseUrl: 'https://host.example/edge/v1',
          organizations: [edge],
          signIn: { kind: 'proxy' },
        },
      ],
    });
  });
}

/** A cache of its own, without retries. */
export function newCache(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}
