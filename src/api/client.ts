import * as v from 'valibot';
import { maskKey } from '../access/mask.ts';
import { connectionTo, type Connection } from '../connection/connection.ts';
import { endSession, refuse, sessionOf, tokenFor } from '../connection/session.ts';
import { ApiError, errorFromReply, hostOf, requestIdOf } from './api-error.ts';
import { addressOf } from './first-page.ts';

/** How long an answer may take, in ms. Beyond it nobody knows what the server did. */
const patience = 30_000;

interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  /** what the call needs; a refusal is remembered by this name */
  permission?: string;
  signal?: AbortSignal;
}

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
  call: Pick<Call, 'query' | 'signal'> = {},
): Promise<T> {
  return readFrom(connectionTo(organization), target, schema, call);
}

/** `read` for what belongs to no organization. @throws ApiError */
export async function readFrom<T>(
  connection: Connection,
  target: string,
  schema: v.GenericSchema<unknown, T>,
  call: Pick<Call, 'query' | 'signal'> = {},
): Promise<T> {
  const { url, body } = await send(connection, target, call);
  const parsed = v.safeParse(schema, jsonOf(body, url));
  if (parsed.success) return parsed.output;
  throw malformed(url, v.getDotPath(parsed.issues[0]) ?? '');
}

/**
 * `read` for a body that is parsed elsewhere, off the page's thread.
 *
 * @returns the body, and the error to throw when it turns out to be malformed at a place
 * @throws ApiError
 */
export async function readBytes(
  organization: string,
  target: string,
  call: Pick<Call, 'query' | 'signal'>,
): Promise<{ body: ArrayBuffer; malformedAt(where: string): ApiError }> {
  const { url, body } = await send(connectionTo(organization), target, call);
  return { body, malformedAt: (where) => malformed(url, where) };
}

function malformed(url: string, where: string): ApiError {
  return new ApiError({ kind: 'malformed', host: hostOf(url), message: where });
}

/**
 * Sends a write. Any 2xx is success and no body is needed (reference §1.1).
 *
 * @returns the server's name for the request, where it gives one
 * @throws ApiError
 */
export async function write(
  organization: string,
  target: string,
  call: Call & { method: 'POST' | 'PUT' },
): Promise<string | undefined> {
  try {
    const { requestId } = await send(connectionTo(organization), target, call);
    return requestId;
  } catch (error) {
    const refused = error instanceof ApiError && error.status === 403;
    if (refused && call.permission) refuse(organization, call.permission);
    throw error;
  }
}

// The only fetch to the API. A reply is read to its end before it counts.
async function send(connection: Connection, target: string, call: Call) {
  const token = tokenFor(connection);
  const url = addressOf(connection.baseUrl, target, call.query ?? {});
  if (sessionOf(connection) !== 'in')
    throw new ApiError({ kind: 'signed-out', host: hostOf(url), message: '' });
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  const method = call.method ?? 'GET';
  const signal = call.signal ? AbortSignal.any([limit.signal, call.signal]) : limit.signal;
  try {
    const reply = await (takeEarly(url, method, signal) ??
      fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...call.headers,
        },
        body: call.body ?? null,
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      }));
    const body = await reply.arrayBuffer();
    if (reply.status === 401) endSession(connection, token);
    if (!reply.ok)
      throw errorFromReply(reply, withoutKey(textOf(body), target, call), call.permission);
    return { url, body, requestId: requestIdOf(reply) };
  } catch (error) {
    if (error instanceof ApiError || call.signal?.aborted) throw error;
    const kind = limit.signal.aborted ? 'timeout' : 'network';
    throw new ApiError({ kind, host: hostOf(url), message: '' });
  } finally {
    clearTimeout(timer);
  }
}

// A server may repeat the address it was asked for, and that can hold a key; no key reaches a message.
function withoutKey(body: string, target: string, { query }: Call): string {
  // The last place: an owner or an app can be called “keys”.
  const [, inPath] = /.*\/keys\/([^/?]+)/u.exec(target) ?? [];
  const [, inFilter] = /^consumerKey=(.+)/u.exec(query?.['filter'] ?? '') ?? [];
  const segment = inPath ?? (inFilter && encodeURIComponent(inFilter));
  if (segment === undefined) return body;
  const key = decodeURIComponent(segment);
  return body.replaceAll(segment, maskKey(key)).replaceAll(key, maskKey(key));
}

// What index.html asked for is taken once; every later read goes out by itself.
function takeEarly(url: string, method: string, signal: AbortSignal): Promise<Response> | null {
  const early = globalThis.keywardenEarly;
  if (!early || early.url !== url || method !== 'GET') return null;
  globalThis.keywardenEarly = undefined;
  signal.addEventListener('abort', early.abort);
  return early.reply;
}

// Apigee claims JSON when it is not, and the other way round (reference §3.1): the body decides.
function jsonOf(body: ArrayBuffer, url: string): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    throw malformed(url, '');
  }
}

function textOf(body: ArrayBuffer): string {
  return new TextDecoder().decode(body);
}
