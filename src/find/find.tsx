import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { openFinding, useFinding } from './finding.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { listen } from './find-listener.ts';
import { isMac } from '../ui/is-mac.ts';
import { keepTyped, takeTyped } from './typed-ahead.ts';

const FindDialog = lazyPart(async () => (await import('./find-dialog.tsx')).FindDialog);

/** Opens the search by mouse, and says how the keyboard does it. */
export function FindButton({ organization }: { organization: string }) {
  return (
    <Button
      kind="quiet"
      icon={<Search size={16} aria-hidden />}
      aria-label={m.find_open()}
      title={m.find_open_with({ keys: isMac ? '⌘K' : 'Ctrl+K' })}
      onClick={() => openFinding(organization)}
    />
  );
}

/** The search over the page, and what opens it besides its button: keys, and a paste outside a field. */
export function Finder({ organization }: { organization: string }) {
  const finding = useFinding();
  useEffect(() => {
    if (!organization) return undefined;
    const halt = new AbortController();
    listen(organization, halt.signal);
    // Fetched ahead, so that the dialog opens at once.
    const timer = setTimeout(FindDialog.preload, 1000);
    return () => {
      halt.abort();
      clearTimeout(timer);
    };
  }, [organization]);
  if (finding?.organization !== organization) return null;
  return (
    <LazyBoundary waiting={finding.text ? null : <TypingAhead />}>
      <FindDialog key={finding.id} finding={finding} />
    </LazyBoundary>
  );
}

// Stands in for the field while the code of the dialog is on its way.
function TypingAhead() {
  useEffect(() => {
    takeTyped();
    addEventListener('keydown', keepTyped, true);
    return () => removeEventListener('keydown', keepTyped, true);
  }, []);
  return null;
}
