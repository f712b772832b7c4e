import { minMaskableChars } from './mask.ts';

/** Whether a key has a fingerprint here: not a short key, and not on a page without TLS, where browsers have no SHA-256. */
export function hasFingerprint(key: string): boolean {
  return globalThis.crypto?.subtle !== undefined && key.length >= minMaskableChars;
}

/**
 * Identifies a key without revealing it: the first 16 hex digits of its SHA-256.
 *
 * @returns `undefined` for a short key, which could be guessed from it, and if the browser has no SHA-256, as on a page
 * without TLS
 */
export async function fingerprintOf(key: string): Promise<string | undefined> {
  if (!hasFingerprint(key)) return undefined;
  const hash = await sha256Of(key);
  return hash && `sha256:${hash.slice(0, 16)}`;
}

/** The SHA-256 of a text in hex digits; `undefined` = the browser has none, as on a page without TLS. */
export async function sha256Of(text: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
