import { QueryClient } from '@tanstack/react-query';
import { beforeEach } from 'vitest';

/** A cache that is empty before each test. */
export function cacheForEachTest(): QueryClient {
  const client = new QueryClient();
  beforeEach(() => client.clear());
  return client;
}
