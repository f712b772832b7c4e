import { bodies, reply } from '../bodies/bodies.ts';
import type { OwnerKind } from '../tables.ts';
import { findKey } from './find.ts';
import { type Call, ownerRoute } from './route.ts';

function getKey(call: Call, kind: OwnerKind): Response {
  return reply(call.organization, bodies(call.organization).key(findKey(call, kind).key));
}

export const keyHandlers = ownerRoute('get', '/apps/:app/keys/:key', getKey);
