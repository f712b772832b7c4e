import Search from 'lucide-react/icons/search';
import { useEffect } from 'react';
import { openFindDialog, useFindDialog } from './find-dialog-store.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import styles from './find-button.module.css';
import { listen } from './find-listener.ts';
import type { FoundKeys } from './find-options.ts';
import { useShortcutListOpen, withModifier } from './shortcuts.ts';
import { isMac } from '../ui/browser/is-mac.ts';
import { collectTyped, takeTyped } from './typed-ahead.ts';

const ShortcutList = lazyPart(async () => (await import('./shortcut-list.tsx')).ShortcutList);
const FindDialog = lazyPart(async () => (await import('./find-dialog.tsx')).FindDialog);

/**
 * Looks like a field with its shortcut, and opens the Find dialog. Without an organization it is invisible, but takes
 * its room, so that the top bar stays in place when the organization becomes known.
 */
export function FindButton({ organization }: { organization: string }) {
  return (
    <Button
      className={styles.button}
      data-unused={organization === '' || undefined}
      icon={<Search size={16} aria-hidden />}
      aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      onClick={() => openFindDialog(organization)}
    >
      <span>{m.find_open()}</span>
      <kbd aria-hidden>{withModifier('K')}</kbd>
    </Button>
  );
}

interface FinderProps {
  organization: string;
  /** opens the preview of revoking the keys that were found */
  revokeKeys(this: void, found: FoundKeys): void;
}

/** The Find dialog and the list of shortcuts, and the listener that opens them. */
export function Finder({ organization, revokeKeys }: FinderProps) {
  const dialog = useFindDialog();
  useEffect(() => {
    const halt = new AbortController();
    listen(organization, halt.signal);
    // Prefetched, so that the dialog opens at once.
    const timer = setTimeout(FindDialog.preload, 1000);
    return () => {
      halt.abort();
      clearTimeout(timer);
    };
  }, [organization]);
  if (useShortcutListOpen())
    return (
      <LazyBoundary>
        <ShortcutList />
      </LazyBoundary>
    );
  if (dialog?.organization !== organization) return null;
  return (
    <LazyBoundary fallback={dialog.text ? null : <TypingAhead />}>
      <FindDialog key={dialog.id} dialog={dialog} revokeKeys={revokeKeys} />
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
