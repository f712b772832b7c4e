/** A body that takes longer than this is told of, in ms. */
const toldAfterMs = 3000;

interface Arriving {
  startedAt: number;
  bytes: number;
}

const arriving = new Set<Arriving>();
const listeners = new Set<() => void>();
let reportedBytes = 0;

/** Counts a body that begins to arrive: call `add` for each piece and `end` after the last. */
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

/** How much has come so far of the bodies that take long, in bytes; 0 = none takes long. */
export function bytesArriving(): number {
  return reportedBytes;
}

/** Tells when `bytesArriving` changes; returns the way to stop. */
export function watchArriving(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function report(): void {
  const now = Date.now();
  let sum = 0;
  for (const { startedAt, bytes } of arriving) if (now - startedAt >= toldAfterMs) sum += bytes;
  if (sum === reportedBytes) return;
  reportedBytes = sum;
  for (const listener of listeners) listener();
}
