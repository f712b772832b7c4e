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
  /** as in `AlertDialog` */
  returnTo?: RefObject<HTMLElement | null>;
  onClose(): void;
  /** also called when the revocation is confirmed */
  onConfirm?(): void;
}

/** Asks for confirmation, then runs the revocation. */
export function RevokeConfirmation({ onClose, onConfirm, ...dialog }: Props) {
  const client = useQueryClient();
  const { change } = dialog;
  return (
    <LazyBoundary key={change.at}>
      <RevokeDialog
        {...dialog}
        onCancel={onClose}
        onConfirm={() => {
          onClose();
          onConfirm?.();
          void runAndReport(client, change);
        }}
      />
    </LazyBoundary>
  );
}
