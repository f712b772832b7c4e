import * as v from 'valibot';
import { countOf } from '../fields.ts';
import { rowsOf } from './rows.ts';

/** The body of a list: `{}`, `[]` or an object with known fields. Not an error with HTTP 200, nor a list of names. */
export function listBody<T>(field: string, row: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.unknown(),
    v.check((body) => isListBody(body, field), 'is not a list of the Apigee API'),
    v.transform((body) => ({
      ...rowsOf((body as Record<string, unknown>)[field], row, field),
      ...pageFieldsOf(body),
    })),
  );
}

/** Whether a body is a list of the Apigee API with its rows in `field`. */
export function isListBody(body: unknown, field: string): boolean {
  if (Array.isArray(body)) return body.length === 0;
  if (typeof body !== 'object' || body === null || 'error' in body || 'fault' in body) return false;
  const list = (body as Record<string, unknown>)[field];
  if (list !== undefined && list !== null) return Array.isArray(list);
  return Object.keys(body).every((name) => name === field || pageFields.has(name));
}

const pageFields = new Set(['nextPageToken', 'totalSize']);

/** The token and the total of a list. */
export function pageFieldsOf(body: unknown) {
  const { nextPageToken, totalSize } = body as Record<string, unknown>;
  return {
    nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : '',
    /** the size of the whole list, not of the page; X only; `undefined` = not sent */
    total: countOf(totalSize),
  };
}
