import * as v from 'valibot';
import { integerOf, maxDateMs } from '../access/expiry.ts';
import { hasVisibleText } from '../access/visible-text.ts';
import { canBeInPath } from './path.ts';

// A broken or missing field is unknown and the row stays, except for the row's identity. The shapes of both platforms
// are always accepted: int64 as string or number, missing arrays, statuses in any case (docs/apigee-api.md, "Response
// shapes" and "Statuses").

/** Any value; the default is needed because valibot skips missing fields. */
export const anything = v.optional(v.unknown(), null);
/** A time in ms since the epoch; `undefined` = not set or broken. */
export const time = v.pipe(anything, v.transform(timeOf));
/** A text; '' if it is missing or has another type. */
export const text = v.pipe(
  anything,
  v.transform((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '',
  ),
);
/** The name or ID of a row: without it no request could address the row. */
export const identity = v.pipe(v.string(), v.check(hasVisibleText));
/** An identity that can be used in the path of a request. */
export const pathSegment = v.pipe(identity, v.check(canBeInPath));

// 0 and the year 1 mean "not set".
function timeOf(value: unknown): number | undefined {
  const ms = integerOf(value);
  return ms !== undefined && ms > 0 && ms <= maxDateMs ? ms : undefined;
}

/** A number of rows; `undefined` = missing or broken. */
export function countOf(value: unknown): number | undefined {
  const found = integerOf(value);
  return found !== undefined && found >= 0 ? found : undefined;
}
