// Reports measurements and budgets in one table. Varying values are medians of several rounds.

const rounds = Number(process.env['ROUNDS'] ?? 5);

/**
 * How long `fixedWork` takes at 4× where the budgets in ms were set: what takes 20 ms there may take 30 ms on a machine
 * that needs half as long again for the fixed work.
 */
const referenceFixedWorkMs = 650;

interface Result {
  topic: string;
  what: string;
  value: number;
  limit: number;
  unit: string;
  /** the time as measured, for a ratio */
  ms?: number;
}

const results: Result[] = [];

export async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const { found } = await interleave({ found: measure });
  return found;
}

/** Runs all measurements in each round, so that what slows the machine for a while slows all of them. */
export async function interleave<M extends Record<string, () => Promise<unknown>>>(measures: M) {
  const found = Object.fromEntries(Object.keys(measures).map((name) => [name, [] as unknown[]]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, measure] of Object.entries(measures)) found[name]?.push(await measure());
  return found as { [K in keyof M]: Awaited<ReturnType<M[K]>>[] };
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The total time of long tasks beyond 50 ms each, in ms. */
export function excess(tasks: number[]): number {
  return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}

/** Notes a count or a size. */
export function note(topic: string, what: string, value: number, limit: number, unit: string) {
  results.push({ topic, what, value, limit, unit });
}

/** Notes times as parts of others, which were measured in the same rounds. Only the ratio passes or fails. */
export function noteRatio(
  topic: string,
  what: string,
  { times, to }: { times: number[]; to: number[] },
  limit: number,
) {
  const ratios = times.map((time, round) => time / (to[round] ?? Number.NaN));
  results.push({ topic, what, value: median(ratios), limit, unit: '×', ms: median(times) });
}

/** Notes times against a budget in ms, as ratios to the fixed work, which was measured in the same rounds. */
export function noteTime(
  topic: string,
  what: string,
  { times, fixedWork }: { times: number[]; fixedWork: number[] },
  limitMs: number,
) {
  const name = `${what} ÷ fixed work`;
  noteRatio(topic, name, { times, to: fixedWork }, limitMs / referenceFixedWorkMs);
}

export function report(footnote: string) {
  console.log('| | topic | budget | measured | limit | time |\n|---|---|---|---|---|---|');
  for (const { topic, what, value, limit, unit, ms } of results) {
    const mark = value <= limit ? '✓' : '✗';
    const cells = [mark, topic, what, `${value.toFixed(2)} ${unit}`];
    const time = ms === undefined ? '' : `${ms.toFixed(0)} ms`;
    console.log(`| ${[...cells, `${Number(limit.toFixed(2))} ${unit}`, time].join(' | ')} |`);
  }
  console.log(`\n${footnote}`);
}
