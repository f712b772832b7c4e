import type { Reason } from '../access/evaluate.ts';

/** Whether something above a switch, not the switch itself, keeps it from working. */
export function isOverruled(reason: Reason | null, level: 'key' | 'product'): boolean {
  if (!reason) return false;
  const above = level === 'key' ? ['app', 'owner'] : ['key', 'app', 'owner'];
  return above.includes(reason.level) || reason.cause === 'expired';
}
