import { maskKey } from '../access/mask.ts';
import type { Action } from '../access/status.ts';
import { connectionTo } from '../connection/connection.ts';
import { addressOf } from './lists/first-page.ts';
import { path } from './path.ts';
import { statusRequest, type StatusTarget } from './status.ts';

/**
 * The request that `setStatus` sends, as a command for a POSIX shell (docs/curl.md). The access token is
 * whatever the shell has in `TOKEN`; a base URL on the console's own host gets the page's origin.
 *
 * @param masked shows the key by its mask, for the screen; otherwise it is whole, for the clipboard alone
 * @param keyName stands in place of the mask, where other keys of the app have the same one
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
    // Says that the body is empty: many servers refuse a request without a length.
    "--data ''",
    quoted(url),
  ].join(' \\\n  ');
}

// The last place it can be at: an app or its owner may be called the same.
function withMask(address: string, key: string, keyName = maskKey(key)): string {
  const segment = path`/keys/${key}`;
  const at = address.lastIndexOf(segment);
  return `${address.slice(0, at)}/keys/${keyName}${address.slice(at + segment.length)}`;
}

// The configuration allows nothing but `http://`, `https://` and `/`.
function absolute(baseUrl: string): string {
  return baseUrl.startsWith('/') ? location.origin + baseUrl : baseUrl;
}

// Between single quotes a shell reads nothing but the next single quote.
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
