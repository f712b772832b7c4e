import type * as v from 'valibot';
import { connectionTo, type Connection } from '../connection/connection.ts';
import { endSession, refuse, sessionOf, tokenFor } from '../connection/session.ts';
import { ApiError, errorFromReply, hostOf, requestIdOf } from './api-error.ts';
import { countArriving } from './http/arriving.ts';
import { addressOf } from './lists/first-page.ts';
import { parseBody, readBody, textOf, watchSilence, type Malformed } from './http/read-body.ts';
import { redact } from './http/redact.ts';
import { noteServerTime } from './http/server-clock.ts';
import { noteWrite } from './http/sent-writes.ts';

interface Call {
  method?: 'GET' | WriteRequest['method'];
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  /** the permission that the call needs; a refusal is remembered under it */
  permission?: string;
  /** the consumer keys in the request: they are masked in messages and kept out of Resource Timing */
  redact?: readonly string[];
  /** the consumer secret in the request: it is hidden in messages */
  secret?: string;
  signal?: AbortSignal;
}

/** A write, as it is sent and as curl shows it. */
export interface WriteRequest {
  method: 'POST' | 'PUT' | 'DELETE';
  /** below the base URL, made with the `path` tag */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  /** the permission (X) or role (Edge) that it needs; a refusal is remembered under it */
  permission: string;
  /** the consumer keys in the request */
  redact?: readonly string[];
  /** the consumer secret in the request: it is hidden in messages */
  secret?: string;
}

type ReadCall = Pick<Call, 'query' | 'redact' | 'signal'>;

/**
 * Reads a resource of an organization and checks it against the schema.
 *
 * @param target path below the base URL, made with the `path` tag
 * @throws ApiError, also for a body that the schema refuses
 */
export async function read<T>(
  organization: string,
  target: string,
  schema: v.GenericSchema<unknown, T>,
  call: ReadCall = {},
): Promise<T> {
  return readFromConnection(connectionTo(organization), target, schema, call);
}

/** `read` for a resource outside of organizations. @throws ApiError */
export async function readFromConnection<T>(
  connection: Connection,
  target: string,
  schema: v.GenericSchema<unknown, T>,
  call: ReadCall = {},
): Promise<T> {
  const { value } = await readParsed(connection, target, call, (body) => parseBody(schema, body));
  return value;
}

/** Parses a body, or says why it is malformed. */
export type Parse<T> = (body: ArrayBuffer) => T | Malformed | Promise<T | Malformed>;

/** `read` with a parser of its own, for example in a worker. @throws ApiError */
export async function readBytes<T extends object>(
  organization: string,
  target: string,
  call: ReadCall,
  parse: Parse<T>,
): Promise<T> {
  return readParsed(connectionTo(organization), target, call, parse);
}

async function readParsed<T extends object>(
  connection: Connection,
  target: string,
  call: ReadCall,
  parse: Parse<T>,
): Promise<T> {
  const { url, body } = await send(connection, target, call);
  const found = await parse(body);
  if (!('malformed' in found)) return found;
  throw malformed(url, found);
}

// A body cut short is retried like a lost connection (`isTransient`).
function malformed(url: string, { malformed: where, isCutShort }: Malformed): ApiError {
  const message = isCutShort ? 'The body ends early' : where;
  return new ApiError({ kind: 'malformed', host: hostOf(url), message, isCutShort });
}

/**
 * Sends a write. Any 2xx is success and no body is needed (docs/apigee-api.md, "Status calls").
 *
 * @returns the request ID, if the server sends one
 * @throws ApiError
 */
export async function write(
  organization: string,
  { path, ...call }: WriteRequest,
): Promise<string | undefined> {
  const request = { path, ...call };
  const sentAt = Date.now();
  try {
    const reply = await send(connectionTo(organization), path, call);
    const { status, requestId } = reply;
    noteWrite({ organization, request, sentAt, status, requestId });
    return reply.requestId;
  } catch (error) {
    const known = error instanceof ApiError ? error : undefined;
    const { status = 0 } = known ?? {};
    noteWrite({ organization, request, sentAt, status, requestId: known?.requestId });
    if (status === 403) refuse(organization, call.permission);
    throw error;
  }
}

// The only fetch to the API. Resolves when the whole body was received.
async function send(connection: Connection, target: string, call: Call) {
  const token = tokenFor(connection);
  const url = addressOf(connection.baseUrl, target, call.query ?? {});
  if (sessionOf(connection) !== 'in')
    throw new ApiError({ kind: 'signed-out', host: hostOf(url), message: '' });
  const silence = watchSilence();
  const signal = call.signal ? AbortSignal.any([silence.signal, call.signal]) : silence.signal;
  if (call.redact?.length) clearResourceTimings();
  try {
    const reply = await replyTo(connection, { ...call, url, token, signal });
    silence.restart();
    const body = await bodyOf(reply, silence.restart);
    if (reply.status === 401) endSession(connection, token);
    const safe = (text: string) => redact(text, [token, call.secret], call.redact ?? []);
    if (!reply.ok) throw errorFromReply(reply, textOf(body), call.permission, safe);
    const requestId = requestIdOf(reply);
    return { url, body, status: reply.status, requestId: requestId && safe(requestId) };
  } catch (error) {
    if (error instanceof ApiError || call.signal?.aborted) throw error;
    const kind = silence.signal.aborted ? 'timeout' : 'network';
    throw new ApiError({ kind, host: hostOf(url), message: '' });
  } finally {
    silence.end();
  }
}

interface Sent extends Call {
  url: string;
  token: string | undefined;
  signal: AbortSignal;
}

async function replyTo(connection: Connection, call: Sent): Promise<Response> {
  const early = takeEarlyRequest(call);
  const sentAt = early?.sentAt ?? Date.now();
  const reply = await (early?.reply ?? fetchReply(call));
  const serverMs = Date.parse(reply.headers.get('date') ?? '');
  noteServerTime(connection, serverMs, { sentAt, receivedAt: Date.now() });
  return reply;
}

function fetchReply({ url, method = 'GET', token, signal, ...call }: Sent): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...call.headers,
    },
    body: call.body ?? null,
    cache: 'no-store',
    // A redirect would send the path, which can contain a key, to another host.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
  });
}

async function bodyOf(reply: Response, onData: () => void): Promise<ArrayBuffer> {
  const arriving = countArriving();
  try {
    return await readBody(reply, (bytes) => {
      onData();
      arriving.add(bytes);
    });
  } finally {
    arriving.end();
  }
}

// Resource Timing exposes request URLs to scripts. From the first URL with a key on, its buffer is cleared and set to 0.
function clearResourceTimings(): void {
  performance.setResourceTimingBufferSize?.(0);
  performance.clearResourceTimings?.();
}

// Consumes the early request of index.html (`boot.ts`) once.
function takeEarlyRequest({ url, method = 'GET', signal }: Sent) {
  const early = globalThis.keywardenEarly;
  if (early?.url !== url || method !== 'GET') return undefined;
  globalThis.keywardenEarly = undefined;
  signal.addEventListener('abort', early.abort);
  return early;
}
