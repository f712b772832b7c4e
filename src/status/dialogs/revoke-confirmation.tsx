import { useQueryClient } from '@tanstack/react-query';
import { type RefObject } from 'react';
import { runAndReport } from '../../operations/run-and-report.ts';
import type { StatusChange } from '../../operations/app/status-change.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';

// The edit page fetches this code in advance (`prefetchDialogs`).
const RevokeDialog = lazyPart(async () => (await import('./revoke-dialog.tsx')).RevokeDialog);

interface Props {
  open: boolean;
  change: StatusChange;
  returnTo: RefObject<HTMLElement | null>;
  onClose(): void;
}

/** Asks for confirmation, then runs the revocation. */
export function RevokeConfirmation({ open, change, returnTo, onClose }: Props) {
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
          void runAndReport(client, change);
        }}
      />
    </LazyBoundary>
  );
}
