import type { QueryClient } from '@tanstack/react-query';
import { confirmPausesMs } from './confirm-pauses.ts';
import { wait } from './next-turn.ts';
import type { Resource } from '../operation.ts';
import { isStaleRead, lacksKnownItems } from './own-writes.ts';

/** Reads a resource, for 10 s again while the read is older than this tab's own recent operations. @throws ApiError */
export async function readSettled<State>(
  client: QueryClient,
  resource: Resource<State>,
): Promise<State> {
  let state = await resource.read(client);
  for (const ms of confirmPausesMs) {
    if (!lacksKnownItems(resource, state) && !isStaleRead(resource, state)) break;
    await wait(ms);
    state = await resource.read(client);
  }
  return state;
}
