import * as v from 'valibot';
import { pathSegment } from '../fields.ts';
import { isListBody, pageFieldsOf } from './list-body.ts';
import { rowsOf } from './rows.ts';

const id = v.union([
  pathSegment,
  v.pipe(
    v.object({ appId: pathSegment }),
    v.transform(({ appId }) => appId),
  ),
]);

/**
 * A list that was not expanded, which some servers always send (docs/apigee-api.md, "Response shapes"): IDs on Edge,
 * rows with only an ID on X. Unusable IDs are skipped.
 */
export const idListSchema = v.pipe(
  v.unknown(),
  v.check(isIdList),
  v.transform((body) => {
    const [list, path] = Array.isArray(body) ? [body, 'ids'] : [fieldsOf(body)['app'], 'app'];
    const { rows: ids, ...rest } = rowsOf(list, id, path, 'is not a usable app ID');
    return { ids, ...rest, ...pageFieldsOf(body) };
  }),
);

// One row with only an ID is enough, because any list can have invalid rows. A row with a name is a whole app.
function isIdList(body: unknown): boolean {
  if (Array.isArray(body)) return body.some(isId);
  if (!isListBody(body, 'app')) return false;
  const list = fieldsOf(body)['app'];
  return Array.isArray(list) && list.some(isId) && !list.some(isNamed);
}

function isNamed(row: unknown): boolean {
  const { name } = fieldsOf(row);
  return typeof name === 'string' && name !== '';
}

function isId(row: unknown): boolean {
  const names = Object.keys(fieldsOf(row));
  return typeof row === 'string' || (names.length === 1 && names[0] === 'appId');
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
