import * as v from 'valibot';
import { listBody } from './lists/list-body.ts';
import { rowsOf, type Rows } from './lists/rows.ts';

/**
 * The body of a list of names: on X rows with `inObject`, such as `{proxies: [{name, …}]}`, on Edge a bare list
 * (docs/apigee-api.md, "Response shapes").
 */
export function nameList(
  field: string,
  name: v.GenericSchema<unknown, string>,
  inObject: v.GenericSchema<unknown, string>,
) {
  return v.union([
    v.pipe(
      v.array(v.unknown()),
      v.transform((names): Rows<string> => rowsOf(names, name, field)),
    ),
    listBody(field, inObject),
  ]);
}
