import { afterAll, beforeAll, beforeEach } from 'vitest';
import { resetMock, server } from '../mocks/node.ts';
import { connect } from './connection/for-tests.ts';

/** Serves the demo's mock to the tests of a file; each starts with the seed, a connection and empty stores. */
export function serveDemo(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  beforeEach(() => {
    server.resetHandlers();
    resetMock();
    connect();
  });
}
