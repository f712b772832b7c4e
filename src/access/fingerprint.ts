import { hiddenBelow } from './mask.ts';

/**
 * Names a key without telling it: the first 16 hex digits of its SHA-256. Two records with the same one are about
 * the same key. A short key could be guessed from it, so what a mask hides whole has none.
 *
 * @returns `undefined` for such a key, and where the browser has no SHA-256, as on a page without TLS
 */
export async function fingerprintOf(key: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle || key.length < hiddenBelow) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('').slice(0, 16)}`;
}
