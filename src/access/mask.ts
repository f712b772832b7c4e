/** Shorter keys are hidden whole: their middle would not hide enough. */
export const hiddenBelow = 16;

/** How many characters a mask shows at each end. */
export const shownAtEnds = 4;

/**
 * A key as it may be shown, logged and announced: its first and last four characters. The consumer key
 * alone opens an API (VerifyAPIKey), so it is treated like a password. A key too short to hide its
 * middle is hidden whole.
 */
export function maskKey(key: string): string {
  return maskWith(key, shownAtEnds);
}

/** A key with `leading` characters at its beginning, and its last four. */
export function maskWith(key: string, leading: number): string {
  if (key.length < hiddenBelow) return '••••';
  return `${key.slice(0, leading)}…${key.slice(-shownAtEnds)}`;
}

/** A secret shows nothing of itself, not even its length. */
export const maskedSecret = '••••••••';
