import { createStore } from '../../store.ts';

/** Bodies that take longer than this count in `bytesArriving`, in ms. */
const reportAfterMs = 3000;

interface Arriving {
  startedAt: number;
  bytes: number;
}

const arriving = new Set<Arriving>();
const reportedBytes = createStore(0);

/** Counts a body that starts to arrive: call `add` for each piece and `end` after the last. */
export function countArriving() {
  const body: Arriving = { startedAt: Date.now(), bytes: 0 };
  arriving.add(body);
  return {
    add(bytes: number) {
      body.bytes += bytes;
      report();
    },
    end() {
      arriving.delete(body);
      report();
    },
  };
}

/** The bytes received so far of bodies that take long; 0 = none. */
export const bytesArriving = reportedBytes.get;

/** Calls back when `bytesArriving` changes; returns a function that ends it. */
export const watchArriving = reportedBytes.subscribe;

function report(): void {
  const now = Date.now();
  let sum = 0;
  for (const { startedAt, bytes } of arriving) if (now - startedAt >= reportAfterMs) sum += bytes;
  if (sum !== reportedBytes.get()) reportedBytes.set(sum);
}
