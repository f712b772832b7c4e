import * as v from 'valibot';
import { countOf } from '../fields.ts';
import { rowsOf } from './rows.ts';

/**
 * The body of a list. Only `{}`, `[]` and bodies with a field of the contract are lists; an error under HTTP 200 is
 * none, nor is a list of bare names.
 */
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

/** Whether a body is a list of the Apigee API, with its rows in a field. */
export function isListBody(body: unknown, field: string): boolean {
  if (Array.isArray(body)) return body.length === 0;
  if (typeof body !== 'object' || body === null || 'error' in body || 'fault' in body) return false;
  const list = (body as Record<string, unknown>)[field];
  if (list !== undefined && list !== null) return Array.isArray(list);
  return Object.keys(body).every((name) => name === field || pageFields.has(name));
}

const pageFields = new Set(['nextPageToken', 'totalSize']);

/** What a list says beside its rows. */
export function pageFieldsOf(body: unknown) {
  const { nextPageToken, totalSize } = body as Record<string, unknown>;
  return {
    nextPageToken: typeof nextPageToken === 'string' ? nextPageToken : '',
    /** X, of the whole list and not of the page; `undefined` where the server does not say */
    totalSize: countOf(totalSize),
  };
}
