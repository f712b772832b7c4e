import { ownerStatusLook, ownerStatusWord } from '../operations/owner/owner-status-word.ts';
import { Badge } from '../status/status-badge.tsx';

/** The status of an owner; an unknown one as the server sent it. */
export function OwnerBadge({ status }: { status: string | undefined }) {
  const look = ownerStatusLook(status ?? '');
  return (
    <Badge
      look={look}
      word={ownerStatusWord(status)}
      isName={look === 'unknown' && Boolean(status)}
    />
  );
}
