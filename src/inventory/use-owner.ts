import { useQuery } from '@tanstack/react-query';
import type { OwnerState } from '../access/evaluate.ts';
import { ApiError } from '../api/api-error.ts';
import { hasOwner, ownerQuery } from '../api/owners.ts';
import type { Owner, OwnerRecord } from '../api/schemas.ts';

interface LoadedOwner {
  /** as loaded last; `undefined` while it never was */
  record: OwnerRecord | undefined;
  /** what a verdict needs, and why it is not known where it is not */
  state: OwnerState;
}

/** The owner of an app. Nothing is requested for an app without one. */
export function useOwner(organization: string, owner: Owner): LoadedOwner {
  const isOwned = hasOwner(owner);
  const { data, error } = useQuery({ ...ownerQuery(organization, owner), enabled: isOwned });
  return { record: data, state: ownerState(owner, isOwned, data, error) };
}

function ownerState(
  { kind }: Owner,
  isOwned: boolean,
  record: OwnerRecord | undefined,
  error: unknown,
): OwnerState {
  if (!isOwned) return { kind, unread: 'none' };
  if (error instanceof ApiError && error.status === 404) return { kind, unread: 'missing' };
  if (error) return { kind, status: record?.status, unread: 'failed' };
  return record ? { kind, status: record.status } : { kind, unread: 'loading' };
}
