import type { AnyCredential } from '../../../api/schemas.ts';

/**
 * The scopes of a replaced key that the new one lacks: a new key gets those of its products and of the app. Where several
 * keys appeared, nothing tells which is the new one.
 */
export function lostScopes(
  { scopes }: Pick<AnyCredential, 'scopes'>,
  created: readonly Pick<AnyCredential, 'scopes'>[],
): string[] {
  const [newKey, ...others] = created;
  if (!newKey || others.length > 0) return [];
  const kept = new Set(newKey.scopes);
  return scopes.filter((scope) => !kept.has(scope));
}
