/** Shorter keys are hidden whole: their middle would not hide enough. */
export const hiddenBelow = 16;

/**
 * A key as it may be shown, logged and announced: its first and last four characters. The consumer key
 * alone opens an API (VerifyAPIKey), so it is treated like a password. A key too short to hide its
 * middle is hidden whole.
 */
export function maskKey(key: string): string {
  if (key.length < hiddenBelow) return '••••';
  return `${key.slice(0, 4)}…${key.slice(-4)}`;
}

/** A secret shows nothing of itself, not even its length. */
export const maskedSecret = '••••••••';
