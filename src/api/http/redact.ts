import { maskKey } from '../../access/mask.ts';

/**
 * Masks keys, the access token and other credentials in a text of the server, which can repeat the URL or the headers
 * of the request.
 *
 * @param secrets the access token and the consumer secret of the request
 * @param keys the consumer keys in the request, not encoded
 */
export function redact(
  text: string,
  secrets: readonly (string | undefined)[],
  keys: readonly string[],
): string {
  let safe = text;
  for (const key of keys.filter(Boolean))
    for (const form of [encodeURIComponent(key), key]) safe = safe.replaceAll(form, maskKey(key));
  for (const secret of secrets)
    if (secret)
      for (const form of [encodeURIComponent(secret), secret]) safe = safe.replaceAll(form, hidden);
  return safe.replaceAll(/\b(bearer|basic)(\s+|%20|\+)[\w.~+/=%-]{8,}/giu, `$1 ${hidden}`);
}

const hidden = '••••';
