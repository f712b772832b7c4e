import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { openFindDialog, useFindDialog } from './find-dialog-store.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { listen } from './find-listener.ts';
import { isMac } from '../ui/is-mac.ts';
import { collectTyped, takeTyped } from './typed-ahead.ts';

const FindDialog = lazyPart(async () => (await import('./find-dialog.tsx')).FindDialog);

/** Opens the Find dialog; its tooltip shows the shortcut. */
export function FindButton({ organization }: { organization: string }) {
  return (
    <Button
      kind="quiet"
      icon={<Search size={16} aria-hidden />}
      aria-label={m.find_open()}
      title={m.find_open_with({ keys: isMac ? '⌘K' : 'Ctrl+K' })}
      onClick={() => openFindDialog(organization)}
    />
  );
}

/** The Find dialog, and the listener that opens it on shortcuts and on a paste outside a field. */
export function Finder({ organization }: { organization: string }) {
  const dialog = useFindDialog();
  useEffect(() => {
    if (!organization) return undefined;
    const halt = new AbortController();
    listen(organization, halt.signal);
    // Prefetched, so that the dialog opens at once.
    const timer = setTimeout(FindDialog.preload, 1000);
    return () => {
      halt.abort();
      clearTimeout(timer);
    };
  }, [organization]);
  if (dialog?.organization !== organization) return null;
  return (
    <LazyBoundary waiting={dialog.text ? null : <TypingAhead />}>
      <FindDialog key={dialog.id} dialog={dialog} />
    </LazyBoundary>
  );
}

// Collects typed keys while the code of the dialog loads.
function TypingAhead() {
  useEffect(() => {
    takeTyped();
    addEventListener('keydown', collectTyped, true);
    return () => removeEventListener('keydown', collectTyped, true);
  }, []);
  return null;
}
