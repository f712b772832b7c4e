import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/dialogs/alert-dialog.tsx';

/**
 * Asks before a form with unsaved changes is left: by a link or Back in a dialog, and by closing the tab as the browser
 * does.
 *
 * @param isUnsaved asked at the moment of leaving, so that the navigation after saving is not stopped
 */
export function UnsavedChanges({ isUnsaved, isRunning }: { isUnsaved: () => boolean } & Saving) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && isUnsaved(),
  );
  useEffect(() => {
    const stop = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', stop);
    return () => window.removeEventListener('beforeunload', stop);
  }, [isUnsaved]);
  if (blocker.state !== 'blocked') return null;
  return <DiscardDialog {...{ isRunning }} onCancel={blocker.reset} onConfirm={blocker.proceed} />;
}

interface Saving {
  /** it is being saved */
  isRunning: boolean;
}

interface DiscardProps extends Saving {
  onCancel(): void;
  onConfirm(): void;
}

/** Asks whether to discard what was entered. What was sent can't be discarded: then it asks whether to leave. */
export function DiscardDialog({ isRunning, ...dialog }: DiscardProps) {
  return (
    <AlertDialog
      open
      title={isRunning ? m.saving() : m.discard_title()}
      description={<p>{isRunning ? m.leave_explained() : m.discard_explained()}</p>}
      cancel={m.discard_keep()}
      confirm={isRunning ? m.leave() : m.discard()}
      {...dialog}
    />
  );
}
