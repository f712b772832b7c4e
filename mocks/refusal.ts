import { HttpResponse } from 'msw';
import type { Platform } from './tables.ts';
import type { EdgeError, XError } from './bodies/wire.ts';

/**
 * Thrown by a handler where Apigee replies with an error. `http` is the status. `code` is the Edge
 * code, or undefined where Google sends none. `subject` is the subject of the violation.
 */
export class Refusal extends Error {
  readonly http: number;
  readonly code: string | undefined;
  readonly subject: string;

  constructor(http: number, code: string | undefined, message: string, subject = '') {
    super(message);
    this.http = http;
    this.code = code;
    this.subject = subject;
  }
}

const googleStatuses: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  415: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The error reply in the platform's format (docs/apigee-api.md, "Error bodies"). */
export function refused(platform: Platform, refusal: Refusal, headers: HeadersInit = {}): Response {
  const { http, code, message, subject } = refusal;
  const init = { status: http, headers };
  if (platform === 'edge') {
    const body: EdgeError = { code: code ?? `management.${http}`, message, contexts: [] };
    return HttpResponse.json(body, init);
  }
  const body: XError = {
    error: { code: http, message, status: googleStatuses[http] ?? 'UNKNOWN' },
  };
  if (code !== undefined) {
    body.error.details = [
      {
        '@type': 'type.googleapis.com/google.rpc.PreconditionFailure',
        violations: [{ type: code, subject, description: message }],
      },
    ];
  }
  return HttpResponse.json(body, init);
}

// The errors of docs/apigee-api.md, "Known errors". "Not recorded" marks codes and wordings that it lacks; clients
// must not depend on them.

/** 404: the owner has no app of this name. */
export const appNotFound = (app: string, owner: string): Refusal =>
  new Refusal(
    404,
    'developer.service.AppDoesNotExist',
    `App named ${app} does not exist under ${owner}`,
    app,
  );

/** For the organization-level path, which has no owner. Wording not recorded. */
export const appIdNotFound = (appId: string, organization: string): Refusal =>
  new Refusal(
    404,
    'developer.service.AppDoesNotExist',
    `App with id ${appId} does not exist in organization ${organization}`,
    appId,
  );

/** 404: the organization has no developer of this e-mail or ID. */
export const developerNotFound = (id: string, organization: string): Refusal =>
  new Refusal(
    404,
    'developer.service.DeveloperIdDoesNotExist',
    `DeveloperId ${id} does not exist in organization ${organization}`,
    id,
  );

/** Code from the tests of apigee-client-php; wording not recorded. */
export const companyNotFound = (name: string, organization: string): Refusal =>
  new Refusal(
    404,
    'developer.service.CompanyDoesNotExist',
    `Company ${name} does not exist in organization ${organization}`,
    name,
  );

/** Code and wording not recorded. */
export const appGroupNotFound = (name: string, organization: string): Refusal =>
  new Refusal(
    404,
    'appgroup.service.AppGroupDoesNotExist',
    `AppGroup ${name} does not exist in organization ${organization}`,
    name,
  );

/** 404: the app does not have the key, which the message does not repeat. */
export const keyNotFound = (): Refusal =>
  new Refusal(
    404,
    'keymanagement.service.InvalidClientIdForGivenApp',
    'Invalid consumer key for Given App',
  );

/** Edge 500, X 400, same message; UNVERIFIED for a status action, which is mocked like DELETE. */
export const productNotOnKey = (platform: Platform, product: string): Refusal =>
  new Refusal(
    platform === 'edge' ? 500 : 400,
    'keymanagement.service.ApiProductNotAssociated',
    'APIProduct is not associated with consumer key',
    product,
  );

/** 404 when the path has the name, 400 when a body has it. */
export const productNotFound = (name: string, http: 400 | 404 = 404): Refusal =>
  new Refusal(
    http,
    'keymanagement.service.apiproduct_doesnot_exist',
    `API Product [${name}] does not exist`,
    name,
  );

/** 404: a list can't start from a row that does not exist. */
export const startKeyNotFound = (entity: string, startKey: string): Refusal =>
  new Refusal(
    404,
    `keymanagement.service.${entity}_doesnot_exist`,
    `${entity} ${startKey} does not exist`,
    startKey,
  );

/** X: Google replies 403 for unknown names. Edge: 404, code not recorded. */
export const organizationNotFound = (platform: Platform, name: string): Refusal =>
  platform === 'x'
    ? new Refusal(403, undefined, 'The caller does not have permission')
    : new Refusal(
        404,
        'organizations.OrganizationDoesNotExist',
        `Organization ${name} does not exist`,
        name,
      );

/** Code and wording not recorded. */
export const attributeNotFound = (name: string): Refusal =>
  new Refusal(
    404,
    'keymanagement.service.attribute_doesnot_exist',
    `Attribute ${name} does not exist`,
    name,
  );

/** 409: there is an entity of this name. */
export const alreadyExists = (entity: string, name: string): Refusal =>
  new Refusal(
    409,
    `developer.service.${entity}AlreadyExists`,
    `${entity} with name ${name} already exists`,
    name,
  );

/** Code and wording not recorded. The message leaves out the key: clients show errors. */
export const keyAlreadyExists = (): Refusal =>
  new Refusal(
    409,
    'keymanagement.service.consumer_key_already_exists',
    'Consumer key already exists',
  );

/** 400 for an invalid request. Codes not recorded, so X gets none. */
export const invalid = (platform: Platform, message: string): Refusal =>
  new Refusal(
    400,
    platform === 'edge' ? 'keymanagement.service.invalid_request' : undefined,
    message,
  );

/** 415: a write has another content type than its call takes. */
export const unsupportedMediaType = (type: string): Refusal =>
  new Refusal(415, undefined, `Unsupported media type: ${type}`);

/** X: Google's generic text. Edge: not recorded, and often not JSON. */
export const unauthenticated = (platform: Platform): Refusal =>
  new Refusal(
    401,
    undefined,
    platform === 'x'
      ? 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.'
      : 'Unauthorized',
  );
