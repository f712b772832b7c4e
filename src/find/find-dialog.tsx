import Search from 'lucide-react/icons/search';
import { useEffect, useEffectEvent, useState } from 'react';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { OptionList, useOptionList } from '../ui/choices/option-list.tsx';
import { closeFindDialog, type OpenFindDialog } from './find-dialog-store.ts';
import styles from './find-dialog.module.css';
import { keySearchId, useFindOptions, useHitOptions, type FoundKeys } from './find-options.ts';
import { FindResult } from './find-outcome.tsx';
import { hintsOf } from './find-words.ts';
import { takeTyped } from './typed-ahead.ts';
import { useAppsNamed } from './use-apps-named.ts';
import { useKeySearch, type KeySearchState } from './use-key-search.ts';

interface Props {
  dialog: OpenFindDialog;
  /** opens the preview of revoking the keys that were found */
  revokeKeys(this: void, found: FoundKeys): void;
}

/** How long the dialog stays hidden during a search that may need no input from the person. */
const hiddenMs = 300;

/**
 * Finds pages, apps and actions by name, and apps by a key, the start of a key, or a text that contains keys. If only
 * one app has the key, it opens at once. The searched text is stored in memory only.
 */
export function FindDialog({ dialog: { organization, text: given }, revokeKeys }: Props) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(!given);
  const search = useKeySearch(organization, () => setShown(true));
  const { state, begin, end } = search;
  const named = useAppsNamed(organization, typed);
  // After a failure, Enter searches again.
  const isOffering = state.kind === 'idle' || state.kind === 'failed';
  const options = useFindOptions(organization, named, () => begin(typed));
  const hits = state.kind === 'found' ? state.found.hits : [];
  const hitOptions = useHitOptions(organization, hits, revokeKeys);
  const { field, list, reset } = useOptionList({
    groups: isOffering ? options : hitOptions,
    isLoading: isOffering && named.q !== typed.trim(),
  });

  const isNothing = list.selected?.id === keySearchId;
  const hints = isOffering ? hintsOf(named.apps, isNothing) : hintsOfHits(state);

  const searchGiven = useEffectEvent(() => {
    if (!given) return undefined;
    const timer = setTimeout(() => setShown(true), hiddenMs);
    // A paste outside a field may be any text: without a possible key, the dialog closes unseen.
    begin(given, closeFindDialog);
    return () => {
      clearTimeout(timer);
      end();
    };
  });
  useEffect(() => searchGiven(), []);

  // Takes over what was typed while this code was loading.
  function takeOver() {
    const ahead = takeTyped();
    if (!ahead) return;
    setTyped(ahead.replaceAll('\n', ''));
    reset(ahead.endsWith('\n'));
  }

  if (!isShown) return null;
  return (
    <Dialog kind="search" title={m.find_title()} close={m.close()} onClose={closeFindDialog}>
      <label className={styles.field}>
        <Search size={16} aria-hidden />
        <input
          {...field}
          type="text"
          aria-label={m.find_field()}
          placeholder={m.find_open()}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onFocus={takeOver}
          onChange={({ target }) => {
            end();
            reset();
            setTyped(target.value);
          }}
          onPaste={(event) => {
            // The field would join the lines.
            const text = event.clipboardData.getData('text');
            if (!isForKeys(text)) return;
            event.preventDefault();
            setTyped('');
            begin(text);
          }}
        />
      </label>
      <div className={styles.results}>
        <FindResult search={search} organization={organization} />
        <OptionList label={m.find_results()} list={list} />
        {hints.map((hint) => (
          <p key={hint} className={styles.hint}>
            {hint}
          </p>
        ))}
      </div>
    </Dialog>
  );
}

function hintsOfHits(state: KeySearchState): string[] {
  const { count, hits } = state.kind === 'found' ? state.found : { count: 0, hits: [] };
  return count > hits.length ? [m.find_more_keys({ count: count - hits.length })] : [];
}
