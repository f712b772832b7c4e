import { useQueryClient } from '@tanstack/react-query';
import { lazy, type RefObject } from 'react';
import { changeAndTell } from '../operations/run-and-report.ts';
import type { Change } from '../operations/status-change.ts';
import { LazyBoundary } from '../errors/lazy-boundary.tsx';

// The edit view fetches its code right behind its own (`fetchWhatAsks`).
const RevokeDialog = lazy(async () => ({
  default: (await import('./revoke-dialog.tsx')).RevokeDialog,
}));

interface Props {
  open: boolean;
  change: Change;
  returnTo: RefObject<HTMLElement | null>;
  onClose(): void;
}

/** Asks before a revocation, and carries it out when it is wanted. */
export function RevokeQuestion({ open, change, returnTo, onClose }: Props) {
  const client = useQueryClient();
  return (
    <LazyBoundary key={change.at}>
      <RevokeDialog
        open={open}
        change={change}
        returnTo={returnTo}
        onCancel={onClose}
        onConfirm={() => {
          onClose();
          void changeAndTell(client, change);
        }}
      />
    </LazyBoundary>
  );
}
