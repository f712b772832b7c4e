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
 * A list that is not expanded, as some servers answer always (docs/apigee-api.md, "Response shapes"): bare ids on
 * Edge, and on X rows with nothing but an id. An id that cannot be used is left out and named.
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

// One row of ids alone decides it: odd rows can be in any list. A row with a name is a whole app.
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
