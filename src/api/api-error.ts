/**
 * - `http` the server answered with an error status
 * - `network` no answer: offline, connection lost, CORS, a wrong host
 * - `timeout` nothing came from the server for 30 s
 * - `signed-out` nothing was sent, because there is no token to send with it
 * - `malformed` an answer that is not what the contract promises
 */
export type ApiErrorKind = 'http' | 'network' | 'timeout' | 'signed-out' | 'malformed';

interface Facts {
  kind: ApiErrorKind;
  /** the host that was asked */
  host: string;
  /** HTTP status, 0 when there was none */
  status?: number;
  /** Apigee's own code, or Google's status word; empty when the server gave none */
  code?: string;
  /** the server's words, or the platform's; never a key or secret */
  message: string;
  requestId?: string | undefined;
  /** seconds the server asks to wait */
  retryAfter?: number | undefined;
  /** the permission that a write needs, so that a refusal can name it */
  permission?: string | undefined;
  /** the body stopped in the middle */
  isCutShort?: boolean;
}

/** The one error of this layer. It knows what happened; `errors/explain.ts` knows how to say it. */
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
 * Reads an error reply of either platform: Edge's `{code, message}`, X's `{error: {…}}`, a gateway's
 * `{fault}`, an HTML page or nothing at all. The content type is not trusted (docs/apigee-api.md, "Error bodies").
 *
 * @param safe takes keys and tokens out of what the server said
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

/** The server's name for a request; another site's server may keep it from us. */
export function requestIdOf(reply: Response): string | undefined {
  return reply.headers.get('x-request-id') ?? undefined;
}

/** The host of an address, for people; an address without one is this page's own. */
export function hostOf(url: string): string {
  return new URL(url, globalThis.location?.href).host;
}

interface Envelope {
  code: string | undefined;
  message: string | undefined;
}

// Edge's code in X's details comes first, then Google's status, and so on (docs/apigee-api.md, "Error bodies").
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
