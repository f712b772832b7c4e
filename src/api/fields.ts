import * as v from 'valibot';
import { hasVisibleText } from '../access/visible-text.ts';
import { canBeInPath } from './path.ts';

// Every field but a row's identity may be broken or missing: it is unknown then, and the row stays. Both platforms'
// shapes are accepted always: int64 as string or number, absent arrays, statuses in any case (docs/apigee-api.md,
// "Response shapes" and "Statuses").

/** The last moment that a date can hold, in ms. */
const latestTime = 8.64e15;

/** Whatever a field holds; valibot passes a missing one on only with a default. */
export const anything = v.optional(v.unknown(), null);
export const time = v.pipe(anything, v.transform(timeOf));
export const text = v.pipe(
  anything,
  v.transform((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '',
  ),
);
/** What a row is known by: without it nothing could be asked or changed. */
export const identity = v.pipe(v.string(), v.check(hasVisibleText));
/** An identity that the path of a request can hold. */
export const pathSegment = v.pipe(identity, v.check(canBeInPath));

// 0 and the year 1 are ways to write "not set".
function timeOf(value: unknown): number | undefined {
  const ms = integerOf(value);
  return ms !== undefined && ms > 0 && ms <= latestTime ? ms : undefined;
}

/** A number of rows; `undefined` where the server says none. */
export function countOf(value: unknown): number | undefined {
  const found = integerOf(value);
  return found !== undefined && found >= 0 ? found : undefined;
}

// An int64 as either platform writes it; fractions and exponents are none.
function integerOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+$/u.test(value) ? Number(value) : undefined;
}
