/**
 * Names a key without telling it: the first 16 hex digits of its SHA-256. A consumer key is random enough
 * that no one gets from there to the key; two records with the same fingerprint are about the same key.
 *
 * @returns `undefined` where the browser has no SHA-256, as on a page without TLS
 */
export async function fingerprintOf(key: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('').slice(0, 16)}`;
}
