/**
 * A key as it may be shown, logged and announced: its first and last four characters. The consumer key
 * alone opens an API (VerifyAPIKey), so it is treated like a password. A key too short to hide its
 * middle is hidden whole.
 */
export function maskKey(key: string): string {
  const characters = [...key];
  if (characters.length < 16) return '••••';
  return `${characters.slice(0, 4).join('')}…${characters.slice(-4).join('')}`;
}

/** A secret shows nothing of itself, not even its length. */
export const maskedSecret = '••••••••••••';
