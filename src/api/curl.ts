import { maskKey } from '../access/mask.ts';
import type { Action } from '../access/status.ts';
import { connectionTo } from '../connection/connection.ts';
import { addressOf } from './lists/first-page.ts';
import { path } from './path.ts';
import { statusRequest, type StatusTarget } from './status.ts';

/**
 * The request that `setStatus` sends, as a command for a POSIX shell (docs/curl.md). It takes the access token from
 * the variable `TOKEN`. A relative base URL gets the page's origin.
 *
 * @param masked masks the key, for the screen; otherwise it is complete, for the clipboard only
 * @param keyName replaces the mask if other keys of the app have the same one
 * @throws TypeError for a name that can't be part of a path
 * @throws UnknownOrganization
 */
export function curlOf(
  target: StatusTarget,
  action: Action,
  { masked = false, keyName }: { masked?: boolean; keyName?: string } = {},
): string {
  const { method, path: whole, query, headers } = statusRequest(target, action);
  const address = masked && target.key !== undefined ? withMask(whole, target.key, keyName) : whole;
  const url = addressOf(absolute(connectionTo(target.organization).baseUrl), address, query);
  return [
    `curl -sS -i -X ${method}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // Sends `Content-Length: 0`: many servers refuse a request without a length.
    "--data ''",
    quoted(url),
  ].join(' \\\n  ');
}

// The last match of `/keys/<key>`: the app or its owner can have the same name.
function withMask(address: string, key: string, keyName = maskKey(key)): string {
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
