import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { resetMock, server } from '../../mocks/node.ts';
import { connectionTo, setConnections } from '../connection/connection.ts';
import { signIn } from '../connection/session.ts';
import { ApiError } from './api-error.ts';
import { read } from './client.ts';

export const token = 'ya29.a0/Token+that=opens';
export const target = '/organizations/shop/apps';
export const url = `*/v1${target}`;

/** Connects to an Apigee X and signs in before each test, and restores timers and globals after it. */
export function connectBeforeEach(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  beforeEach(() => {
    server.resetHandlers();
    resetMock();
    setConnections({
      connections: [{ name: 'Shop', platform: 'x', baseUrl: 'https://x.example/v1' }],
    });
    signIn(connectionTo('shop'), token);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

/** Reads `target` with any body. */
export function load() {
  return read('shop', target, v.unknown());
}

/** The error that `work` fails with. */
export async function failure(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}
