// Reports measurements and budgets in one table. Varying values are medians of several rounds.

const rounds = Number(process.env['ROUNDS'] ?? 5);

interface Result {
  budget: string;
  what: string;
  value: number;
  limit: number;
  unit: string;
}

const results: Result[] = [];

export async function repeat<T>(measure: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await measure());
  return found;
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The total time of long tasks beyond 50 ms each, in ms. */
export function excess(tasks: number[]): number {
  return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
}

export function note(budget: string, what: string, value: number, limit: number, unit: string) {
  results.push({ budget, what, value, limit, unit });
}

export function report(footnote: string) {
  console.log('| | budget | measured | limit |\n|---|---|---|---|');
  for (const { budget, what, value, limit, unit } of results) {
    const mark = value <= limit ? '✓' : '✗';
    console.log(`| ${mark} | ${budget} ${what} | ${value.toFixed(2)} ${unit} | ${limit} ${unit} |`);
  }
  console.log(`\n${footnote}`);
}
