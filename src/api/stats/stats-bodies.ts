import * as v from 'valibot';

const dayMs = 86_400_000;

/** The calls of one group, such as an app. */
export interface CallRow {
  /** one for each dimension that was asked for; `(not set)` = not known */
  values: string[];
  /** days with calls, in ms, ascending */
  days: { day: number; calls: number }[];
}

interface CallRows {
  rows: CallRow[];
  /** the server left rows out */
  isTruncated: boolean;
}

// Numbers are texts on X, such as `39.0`. A count that can't be read fails the whole answer: it is not zero.
const number = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?(?:[eE]\+?\d+)?$/u))]),
  v.transform(Number),
);
const calls = v.pipe(number, v.minValue(0));
const time = v.pipe(number, v.minValue(1));
const errors = v.optional(
  v.object({ errors: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0))) }),
);

// `optimizedStats` of X, `stats?_optimized=js` of Edge.
const optimized = v.object({
  // An empty answer has at least one of the two. `{}` is no answer.
  Response: v.pipe(
    v.object({
      TimeUnit: v.optional(v.array(time), []),
      resultTruncated: v.optional(v.boolean(), false),
      metaData: errors,
      stats: v.optional(
        v.object({
          data: v.optional(
            v.array(
              v.object({
                identifier: v.object({ values: v.array(v.string()) }),
                metric: v.array(v.object({ values: v.array(calls) })),
              }),
            ),
            [],
          ),
        }),
      ),
    }),
    v.check(({ stats, metaData }) => Boolean(stats ?? metaData)),
  ),
});

// `stats`. Without timestamps there would be no day.
const plain = v.object({
  environments: v.array(
    v.object({
      dimensions: v.optional(
        v.array(
          v.object({
            name: v.string(),
            individualNames: v.optional(v.array(v.string())),
            metrics: v.array(
              v.object({ values: v.array(v.object({ timestamp: time, value: calls })) }),
            ),
          }),
        ),
        [],
      ),
    }),
  ),
  metaData: errors,
});

/**
 * The body of a question about calls, in either form (docs/apigee-api.md, "Usage statistics"). Days without calls are
 * missing. A body that can't be read completely is refused.
 *
 * @param dimensions how many were asked for
 */
export function callRowsSchema(dimensions: number): v.GenericSchema<unknown, CallRows> {
  return v.pipe(
    v.union([v.pipe(optimized, v.transform(fromOptimized)), v.pipe(plain, v.transform(fromPlain))]),
    v.check(
      ({ rows }) =>
        rows.every(
          ({ values, days }) =>
            values.length === dimensions && days.every(({ day }) => Number.isFinite(day)),
        ),
      'a row lacks a name or a day',
    ),
  );
}

function fromOptimized({ Response }: v.InferOutput<typeof optimized>): CallRows {
  const { TimeUnit: times, stats, resultTruncated } = Response;
  return {
    rows: (stats?.data ?? []).map(({ identifier, metric }) => {
      const counts = metric[0]?.values ?? [];
      // More counts than days have no day, which the check above refuses.
      return {
        values: identifier.values,
        days: daysOf(counts.map((count, index) => [times[index] ?? NaN, count])),
      };
    }),
    isTruncated: resultTruncated,
  };
}

function fromPlain({ environments }: v.InferOutput<typeof plain>): CallRows {
  const rows = environments.flatMap(({ dimensions }) => dimensions);
  return {
    rows: rows.map(({ name, individualNames, metrics }) => ({
      values: individualNames ?? name.split(','),
      days: daysOf((metrics[0]?.values ?? []).map(({ timestamp, value }) => [timestamp, value])),
    })),
    isTruncated: false,
  };
}

function daysOf(counts: readonly (readonly [time: number, calls: number])[]): CallRow['days'] {
  const byDay = new Map<number, number>();
  for (const [at, count] of counts) {
    const day = Math.floor(at / dayMs) * dayMs;
    if (count > 0 || Number.isNaN(day)) byDay.set(day, (byDay.get(day) ?? 0) + count);
  }
  return [...byDay]
    .map(([day, count]) => ({ day, calls: count }))
    .toSorted((one, other) => one.day - other.day);
}
