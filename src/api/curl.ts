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
  const { method, path: whole, query = {}, headers = {}, body = '' } = request;
  const [key] = request.redact ?? [];
  const address =
    key !== undefined && keyName !== undefined ? withName(whole, key, keyName) : whole;
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

// The last match of `/keys/<key>`: the app or its owner can have the same name.
function withName(address: string, key: string, keyName: string): string {
  const segment = path`/keys/${key}`;
  const at = address.lastIndexOf(segment);
  return `${address.slice(0, at)}/keys/${keyName}${address.slice(at + segment.length)}`;
}

// By the schema of the configuration, other URLs start with `http://` or `https://`.
function absolute(baseUrl: string): string {
  return baseUrl.startsWith('/') ? location.origin + baseUrl : baseUrl;
}

// Within single quotes, only the single quote has a meaning in a shell.
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
