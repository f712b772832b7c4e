import { setupServer } from 'msw/node';
import { reset } from './db.ts';
import { handlers } from './handlers.ts';
import { setScenario } from './scenarios.ts';
import { forgetRequests } from './write-log.ts';

export { setScenario } from './scenarios.ts';
export { requests, writes } from './write-log.ts';

/** The mock in Node: `server.listen({ onUnhandledRequest: 'error' })`. */
export const server = setupServer(...handlers);

/** Restores the seed (expiry times are relative to `now`, ms) and scenario `none`, and forgets all requests. */
export function resetMock(now = Date.now()): void {
  reset(now);
  setScenario('none');
  forgetRequests();
}
