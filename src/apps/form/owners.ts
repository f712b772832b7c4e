import { useQuery, type QueryClient } from '@tanstack/react-query';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import { dialectOf } from '../../api/platform.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';

export type OwnerKind = Owner['kind'];

/** The kinds of owners that an organization has. */
export function ownerKindsOf(organization: string): readonly OwnerKind[] {
  return ['developer', dialectOf(organization).groups === 'companies' ? 'company' : 'appgroup'];
}

/** The owners of a kind that the server lists; those beyond the first 1,000 developers can be typed. */
export function useOwners(organization: string, kind: OwnerKind) {
  return useQuery(ownersQuery(organization, kind));
}

/**
 * An owner by what was typed: its name as paths have it, else the only one whose name or display name differs in case at
 * most. What is not listed may exist. If several match, their names.
 */
export function ownerNamed(
  client: QueryClient,
  organization: string,
  kind: OwnerKind,
  typed: string,
): Owner | string[] {
  const wanted = typed.trim();
  const listed = client.getQueryData(ownersQuery(organization, kind).queryKey)?.rows ?? [];
  const similar = listed.filter(
    (owner) => isSame(pathName(owner), wanted) || isSame(owner.label, wanted),
  );
  const exact = similar.find((owner) => pathName(owner) === wanted);
  if (!exact && similar.length > 1) return similar.map(pathName);
  const found = exact ?? similar[0];
  if (kind !== 'developer') return { kind, id: found?.id ?? wanted, email: '' };
  const { emailInPath } = dialectOf(organization);
  return { kind, id: found?.id ?? '', email: found?.label ?? emailInPath(wanted) };
}

/** The name by which paths have an owner. */
export function pathName({ kind, id, label }: OwnerRecord): string {
  return kind === 'developer' ? label : id;
}

function ownersQuery(organization: string, kind: OwnerKind) {
  return kind === 'developer' ? developersQuery(organization) : groupsQuery(organization);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
