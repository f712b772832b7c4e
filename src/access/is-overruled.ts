import type { Reason } from './evaluate.ts';

/** Whether a status has no effect because of a level above it, or because the key has expired. */
export function isOverruled(reason: Reason | null, level: 'key' | 'product'): boolean {
  if (!reason) return false;
  const above = level === 'key' ? ['app', 'owner'] : ['key', 'app', 'owner'];
  return above.includes(reason.level) || reason.cause === 'expired';
}
