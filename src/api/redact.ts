import { maskKey } from '../access/mask.ts';

/**
 * Takes secrets out of a server's words: a server may repeat the address or the headers it was sent. Keys
 * become their mask, the access token and any other credentials of an Authorization header become dots.
 *
 * @param keys consumer keys in the request, not encoded
 */
export function redact(text: string, token: string | undefined, keys: readonly string[]): string {
  let safe = text;
  for (const key of keys.filter(Boolean))
    for (const form of [encodeURIComponent(key), key]) safe = safe.replaceAll(form, maskKey(key));
  if (token)
    for (const form of [encodeURIComponent(token), token]) safe = safe.replaceAll(form, hidden);
  return safe.replaceAll(/\b(bearer|basic)(\s+|%20|\+)[\w.~+/=%-]{8,}/giu, `$1 ${hidden}`);
}

const hidden = '••••';
