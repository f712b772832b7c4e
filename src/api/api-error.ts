/**
 * - `http`: an error status
 * - `network`: no response, because offline, connection lost, CORS or a wrong host
 * - `timeout`: no data from the server for 30 s
 * - `signed-out`: not sent, because there is no token
 * - `malformed`: a response that is not valid for the API
 */
export type ApiErrorKind = 'http' | 'network' | 'timeout' | 'signed-out' | 'malformed';

interface Facts {
  kind: ApiErrorKind;
  /** the host of the request */
  host: string;
  /** HTTP status; 0 = no response */
  status?: number;
  /** Apigee's error code, or Google's status; empty if the response has none */
  code?: string;
  /** the server's or browser's message, in which keys and tokens are masked */
  message: string;
  requestId?: string | undefined;
  /** from `Retry-After`, in s */
  retryAfter?: number | undefined;
  /** the permission that a write needs, for the error message */
  permission?: string | undefined;
  /** the body stopped in the middle */
  isCutShort?: boolean;
}

/** The only error that `api/` throws for a request. `errors/explain.ts` has its texts. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly host: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly permission: string | undefined;
  readonly isCutShort: boolean;
  constructor(facts: Facts) {
    super(facts.message);
    this.kind = facts.kind;
    this.host = facts.host;
    this.status = facts.status ?? 0;
    this.code = facts.code ?? '';
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
    this.permission = facts.permission;
    this.isCutShort = facts.isCutShort ?? false;
  }
}

/**
 * Parses an error response of either platform: Edge's `{code, message}`, X's `{error: {…}}`, a gateway's `{fault}`, an
 * HTML page or an empty body. Ignores the content type (docs/apigee-api.md, "Error bodies").
 *
 * @param safe masks keys and tokens in texts of the server
 */
export function errorFromReply(
  reply: Response,
  body: string,
  permission?: string,
  safe: (said: string) => string = (said) => said,
): ApiError {
  const { code, message } = readEnvelope(body);
  const requestId = requestIdOf(reply);
  return new ApiError({
    kind: 'http',
    host: hostOf(reply.url),
    status: reply.status,
    code: safe(code ?? ''),
    message: safe(message ?? reply.statusText),
    requestId: requestId && safe(requestId),
    retryAfter: secondsToWait(reply.headers.get('retry-after')),
    permission,
  });
}

/** The request ID, if the server sends one and CORS exposes it. */
export function requestIdOf(reply: Response): string | undefined {
  return reply.headers.get('x-request-id') ?? undefined;
}

/** The host of a URL, for display; a relative URL has the host of the page. */
export function hostOf(url: string): string {
  return new URL(url, globalThis.location?.href).host;
}

interface Envelope {
  code: string | undefined;
  message: string | undefined;
}

// The first found: Edge's code in X's details, Google's status, Edge's code, a gateway's (docs/apigee-api.md, "Error bodies").
function readEnvelope(body: string): Envelope {
  const json = parse(body);
  const error = at(json, 'error');
  const violation = list(at(error, 'details'))
    .flatMap((detail) => list(at(detail, 'violations')))
    .find((found) => text(at(found, 'type')));
  const fault = at(json, 'fault');
  return {
    code:
      text(at(violation, 'type')) ??
      text(at(error, 'status')) ??
      text(at(json, 'code')) ??
      text(at(at(fault, 'detail'), 'errorcode')),
    message:
      text(at(error, 'message')) ?? text(at(json, 'message')) ?? text(at(fault, 'faultstring')),
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function at(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[field]
    : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

// A message can itself be a list or an object (docs/apigee-api.md, "Error bodies").
function text(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// Retry-After is a number of seconds or an HTTP date.
function secondsToWait(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/u.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/**
 * Whether an error says that the requested app does not exist (docs/apigee-api.md, "Known errors"). A 404 of anything
 * else does not: of the organization or the owner, of a proxy in front of the API, or without a body of the API. X may
 * send no code but Google's, which does not say what is missing. Edge's code for the ID of an app is not recorded.
 */
export function isMissingApp(error: unknown): boolean {
  return isMissing(error, /app(?:_?id)?_?does_?not_?exist$/iu);
}

/** Whether an error says that the requested API product does not exist, as `isMissingApp` does for an app. */
export function isMissingProduct(error: unknown): boolean {
  return isMissing(error, /apiproduct_?does_?not_?exist$/iu);
}

function isMissing(error: unknown, code: RegExp): boolean {
  if (!(error instanceof ApiError) || error.status !== 404) return false;
  return error.code === 'NOT_FOUND' || code.test(error.code);
}

/** The code of an `ApiError` for a response that is another resource than the requested one, as a broken cache sends. */
export const otherResource = 'other-resource';

/** Whether the response was another resource than the requested one. */
export function isOtherResource(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'malformed' && error.code === otherResource;
}
