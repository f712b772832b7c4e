/** Rejects when a worker can't start or crashes. Nobody has to handle that. */
export function workerCrash(worker: Worker): Promise<never> {
  const crash = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
  });
  crash.catch(() => {});
  return crash;
}
