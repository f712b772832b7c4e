import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { openFinding, useFinding } from '../catalog/finding.ts';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';
import { Button } from '../ui/button.tsx';
import { listen } from './find-listener.ts';
import { isMac } from './is-mac.ts';

const FindDialog = lazy(async () => ({ default: (await import('./find-dialog.tsx')).FindDialog }));

/** Opens the search by mouse, and says how the keyboard does it. */
export function FindButton({ organization }: { organization: string }) {
  return (
    <Button
      kind="quiet"
      icon={<Search size={16} aria-hidden />}
      aria-label={m.find_open()}
      title={`${m.find_open()} (${isMac ? '⌘K' : 'Ctrl+K'})`}
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
    return () => halt.abort();
  }, [organization]);
  if (finding?.organization !== organization) return null;
  return (
    <Boundary fallback={null}>
      <Suspense fallback={null}>
        <FindDialog key={finding.text} finding={finding} />
      </Suspense>
    </Boundary>
  );
}
