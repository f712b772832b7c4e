import { connectionTo } from '../connection/connection.ts';
import type { WriteRequest } from './client.ts';
import { addressOf } from './lists/first-page.ts';
import { path } from './path.ts';

/**
 * A write as a command for a POSIX shell (docs/curl.md). It takes the access token from the variable `TOKEN`. A relative
 * base URL gets the page's origin.
 *
 * @param keyName replaces the consumer key in the path, for the screen; without it the key is complete, for the
 *   clipboard only
 * @throws UnknownOrganization
 */
export function curlOf(organization: string, request: WriteRequest, keyName?: string): string {
  const [key] = request.redact ?? [];
  const isNamed = key !== undefined && keyName !== undefined;
  const {
    method,
    path: address,
    query = {},
    headers = {},
    body = '',
  } = isNamed ? withName(request, key, keyName) : request;
  const url = addressOf(absolute(connectionTo(organization).baseUrl), address, query);
  return [
    `curl -sS -i -X ${method}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // An empty body sends `Content-Length: 0`: many servers refuse a request without a length.
    ...(method === 'DELETE' ? [] : [`--data ${quoted(body)}`]),
    quoted(url),
  ].join(' \\\n  ');
}

/** A write with the name of its key in place of the key, for the screen and for files. */
export function withKeyName(request: WriteRequest, keyName: string): WriteRequest {
  const [key] = request.redact ?? [];
  return key === undefined ? request : withName(request, key, keyName);
}

// The last match of `/keys/<key>`: the app or its owner can have the same name. An imported key is in the body instead.
function withName(request: WriteRequest, key: string, keyName: string): WriteRequest {
  const { path: address, body = '' } = request;
  const segment = path`/keys/${key}`;
  const at = address.lastIndexOf(segment);
  if (at < 0)
    return { ...request, body: body.replace(JSON.stringify(key), JSON.stringify(keyName)) };
  const named = `${address.slice(0, at)}/keys/${keyName}${address.slice(at + segment.length)}`;
  return { ...request, path: named };
}

// By the schema of the configuration, other URLs start with `http://` or `https://`.
function absolute(baseUrl: string): string {
  return baseUrl.startsWith('/') ? location.origin + baseUrl : baseUrl;
}

// Within single quotes, only the single quote has a meaning in a shell.
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
