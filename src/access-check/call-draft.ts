import type { Route } from '../access/call/ingress.ts';
import { readPastedCall } from '../access/call/pasted-call.ts';
import type { CallWithKey } from '../access/call/would-admit.ts';

/** A pasted URL or curl command, without its key. */
export interface PastedRequest {
  /** missing = a path only, or a variable stands for the host */
  host?: string;
  method: string;
  path: string;
  /** it has an access token instead of a key */
  hasToken: boolean;
}

/** What the fields of a call show. */
export interface CallFields {
  environment: string;
  proxy: string;
  method: string;
  /** the path suffix */
  path: string;
  /** what the request body asks for (`ProxyCall`) */
  operation: string;
  /** a token is one that was made with the key */
  credential: 'api-key' | 'token';
  /** of the token; `null` = those of the key */
  scopes: string | null;
  /** of which the proxy requires one; empty = not known */
  requiredScopes: string;
}

/** Separates the key of a pasted call from the rest, so that only the rest is kept. `null` = no URL in the text. */
export function takePasted(text: string): { request: PastedRequest; key?: string } | null {
  const call = readPastedCall(text);
  if (call.missing === 'url') return null;
  const { key, method, hasToken } = call;
  const request = {
    ...(call.missing === undefined && { host: call.host }),
    method,
    // A key in the path is part of no resource.
    path: key ? call.path.replaceAll(key, '…') : call.path,
    hasToken,
  };
  return { request, ...(key !== undefined && { key }) };
}

/** The pasted request in a line, as the field shows it: without query, key and token. */
export function requestLine({ host = '', method, path }: PastedRequest): string {
  const authority = host.includes(':') ? `[${host}]` : host;
  return `${method} ${host && 'https://'}${authority}${path}`;
}

/** The fields of a call: what was typed, else what the pasted request and its route say. */
export function fieldsOf(
  pasted: PastedRequest | null,
  route: Route | null,
  typed: Partial<CallFields>,
): CallFields {
  const proxy = route?.found === 'proxy' ? route : null;
  return {
    environment: proxy?.environment ?? '',
    proxy: proxy?.proxy ?? '',
    method: pasted?.method ?? 'GET',
    path: proxy ? proxy.suffix : (pasted?.path ?? ''),
    operation: '',
    credential: pasted?.hasToken ? 'token' : 'api-key',
    scopes: null,
    requiredScopes: '',
    ...typed,
  };
}

/** What stays typed when another request is pasted: it says nothing of the token, unless it has a key or a token. */
export function typedOfToken(
  typed: Partial<CallFields>,
  hasCredential: boolean,
): Partial<CallFields> {
  const { credential, scopes, requiredScopes } = typed;
  return {
    ...(credential && !hasCredential && { credential }),
    ...(scopes !== undefined && { scopes }),
    ...(requiredScopes && { requiredScopes }),
  };
}

/** The call to check; `null` while environment or proxy is missing. */
export function callOf(fields: CallFields, keyScopes: readonly string[] = []): CallWithKey | null {
  const [environment, proxy] = [fields.environment.trim(), fields.proxy.trim()];
  if (!environment || !proxy) return null;
  const operation = fields.operation.trim();
  return {
    environment,
    proxy,
    method: fields.method,
    path: suffixOf(fields.path),
    ...(operation && { operation }),
    ...(fields.credential === 'token' && {
      credential: 'token' as const,
      scopes: fields.scopes === null ? keyScopes : words(fields.scopes),
      requiredScopes: words(fields.requiredScopes),
    }),
  };
}

function words(text: string): string[] {
  return text.split(/[\s,]+/u).filter(Boolean);
}

// As typed, but a path suffix has no query and begins with a slash.
function suffixOf(text: string): string {
  const [path = ''] = text.trim().split(/[?#]/u);
  return path === '' || path.startsWith('/') ? path : `/${path}`;
}

/** Why a pasted request does not lead to environment and proxy. */
export type RouteProblem =
  | Exclude<Route['found'], 'proxy'>
  | 'no host in the call'
  | 'deployment group'
  | 'not on this platform'
  | 'not permitted';

/** What keeps a pasted request from being resolved; `null` = nothing, or nothing was pasted. */
export function routeProblem(
  pasted: PastedRequest | null,
  route: Route | null,
  ingress: 'none' | 'refused' | 'readable',
): RouteProblem | null {
  if (!pasted) return null;
  if (pasted.host === undefined) return 'no host in the call';
  if (ingress === 'none') return 'not on this platform';
  if (ingress === 'refused') return 'not permitted';
  if (!route) return null;
  if (route.found !== 'proxy') return route.found;
  return route.environment === null ? 'deployment group' : null;
}
