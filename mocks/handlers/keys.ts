import { bodies, reply } from '../bodies.ts';
import type { OwnerKind } from '../db.ts';
import { findKey } from './find.ts';
import { jsonBody } from './json-body.ts';
import { type Call, ownerRoute } from './route.ts';
import { hasAction, setKeyStatus, setKeyStatusFromBody, setProductStatus } from './statuses.ts';

function getKey(call: Call, kind: OwnerKind): Response {
  return reply(call.organization, bodies(call.organization).key(findKey(call, kind).key));
}

function postKey(call: Call, kind: OwnerKind): Response {
  if (hasAction(call) || kind !== 'appgroup') return setKeyStatus(call, kind);
  return setKeyStatusFromBody(call, jsonBody(call).text('action') ?? '');
}

export const keyHandlers = [
  ...ownerRoute('get', '/apps/:app/keys/:key', getKey),
  ...ownerRoute('post', '/apps/:app/keys/:key', postKey),
  ...ownerRoute('post', '/apps/:app/keys/:key/apiproducts/:product', setProductStatus),
];
