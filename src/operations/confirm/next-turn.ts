import { sleep, waitForTurn } from '../../api/http/pace.ts';

const neverAborted = new AbortController().signal;

/** Waits until the rate limit lets the next request be sent, however long that takes. */
export const nextTurn = () => waitForTurn(neverAborted);

/** Resolves after `ms`. */
export const wait = (ms: number) => sleep(ms, neverAborted);
