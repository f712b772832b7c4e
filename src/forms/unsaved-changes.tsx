import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { m } from '../paraglide/messages.js';
import { AlertDialog } from '../ui/dialogs/alert-dialog.tsx';

/**
 * Asks before a form with unsaved changes is left: by a link or Back in a dialog, and by closing the tab as the browser
 * does.
 *
 * @param isUnsaved asked at the moment of leaving, so that the navigation after saving is not stopped
 */
export function UnsavedChanges({ isUnsaved }: { isUnsaved: () => boolean }) {
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
  return <DiscardDialog onCancel={blocker.reset} onConfirm={blocker.proceed} />;
}

/** Asks whether to discard what was entered. */
export function DiscardDialog({ onCancel, onConfirm }: { onCancel(): void; onConfirm(): void }) {
  const [returnTo] = useState(() => ({ current: document.activeElement as HTMLElement | null }));
  return (
    <AlertDialog
      open
      title={m.discard_title()}
      description={<p>{m.discard_explained()}</p>}
      cancel={m.discard_keep()}
      confirm={m.discard()}
      returnTo={returnTo}
      {...{ onCancel, onConfirm }}
    />
  );
}
