export type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Runs some work and returns what it returned or threw. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
