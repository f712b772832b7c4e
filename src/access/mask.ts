/** Shorter keys are hidden completely: the two ends would reveal too much. */
export const minMaskableChars = 16;

/** A mask shows this many characters at each end. */
export const maskEndChars = 4;

/**
 * A key for display, logs and announcements: its first and last four characters. A consumer key alone gives access to
 * an API (VerifyAPIKey), so it is treated like a password.
 */
export function maskKey(key: string): string {
  return maskWith(key, maskEndChars);
}

/** Like `maskKey`, with `leading` characters at the start. */
export function maskWith(key: string, leading: number): string {
  if (key.length < minMaskableChars) return '••••';
  return `${key.slice(0, leading)}…${key.slice(-maskEndChars)}`;
}

/** The mask of each secret, whatever its length. */
export const maskedSecret = '••••••••';
