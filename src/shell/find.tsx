import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { openFinding, useFinding } from '../catalog/finding.ts';
import { PartMissing } from '../changes/part-missing.tsx';
import { m } from '../paraglide/messages.js';
import { Boundary } from '../ui/boundary.tsx';
import { Button } from '../ui/button.tsx';
import { hasShortcuts } from './shortcuts.ts';

const FindDialog = lazy(async () => ({ default: (await import('./find-dialog.tsx')).FindDialog }));

const isMac = navigator.userAgent.includes('Mac');

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
  useEffect(() => (organization ? listen(organization) : undefined), [organization]);
  if (finding?.organization !== organization) return null;
  return (
    <Boundary fallback={<PartMissing />}>
      <Suspense fallback={null}>
        <FindDialog key={finding.text} finding={finding} />
      </Suspense>
    </Boundary>
  );
}

function listen(organization: string) {
  const onKey = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const isFind = key === 'k' && (isMac ? metaKey : ctrlKey) && !altKey && !shiftKey;
    const isSlash =
      key === '/' && !altKey && !ctrlKey && !metaKey && !isField(event) && hasShortcuts();
    if (!(isFind || isSlash) || hasOverlay()) return;
    event.preventDefault();
    const field = isSlash && document.querySelector<HTMLInputElement>('main [type=search]');
    if (field) field.select();
    else openFinding(organization);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text').trim();
    if (text && !isField(event) && !hasOverlay()) openFinding(organization, text);
  };
  document.addEventListener('keydown', onKey);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('paste', onPaste);
  };
}

function isField({ target }: Event): boolean {
  const fields = 'input, textarea, select, [contenteditable]';
  return target instanceof Element && target.closest(fields) !== null;
}

// Whatever lies over the page has the keys to itself.
function hasOverlay(): boolean {
  const overlays = '[role=dialog][data-state], [role=alertdialog], [role=listbox], :popover-open';
  return document.querySelector(overlays) !== null;
}
