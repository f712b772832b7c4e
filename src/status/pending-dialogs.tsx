import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { usePendingConflicts } from '../operations/pending-conflicts.ts';
import { usePendingUndo } from '../operations/pending-undo.ts';

const ConflictDialog = lazyPart(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);
const UndoDialog = lazyPart(async () => (await import('./undo-dialog.tsx')).UndoDialog);

/** The questions that operations ask before they run: one at a time, on whatever page is open by then. */
export function PendingDialogs() {
  const [conflict] = usePendingConflicts();
  const undo = usePendingUndo();
  if (conflict)
    return (
      <LazyBoundary key={conflict.id}>
        <ConflictDialog conflict={conflict} />
      </LazyBoundary>
    );
  return (
    undo && (
      <LazyBoundary>
        <UndoDialog undo={undo} />
      </LazyBoundary>
    )
  );
}
