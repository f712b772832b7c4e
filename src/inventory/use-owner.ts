import { useQuery } from '@tanstack/react-query';
import type { OwnerState } from '../access/evaluate.ts';
import { ApiError } from '../api/api-error.ts';
import { hasOwner, ownerQuery } from '../api/owners.ts';
import type { Owner, OwnerRecord } from '../api/schemas.ts';

interface LoadedOwner {
  /** as last loaded; `undefined` = never */
  record: OwnerRecord | undefined;
  /** for the verdict: the status, or why it is not known */
  state: OwnerState;
}

/** The owner of an app. Sends no request if the app has none. */
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
