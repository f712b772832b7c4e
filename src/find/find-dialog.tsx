import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import type { AppsNamed } from '../inventory/apps-named.ts';
import { closeFindDialog, type OpenFindDialog } from './find-dialog-store.ts';
import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialog.tsx';
import styles from './find-dialog.module.css';
import { FindResult } from './find-outcome.tsx';
import { Pages } from './find-pages.tsx';
import { setShortcuts, hasShortcuts } from './shortcuts.ts';
import { takeTyped } from './typed-ahead.ts';
import { useAppsNamed } from './use-apps-named.ts';
import { useKeySearch } from './use-key-search.ts';

/** How long the dialog stays hidden during a search that may need no input from the person. */
const hiddenMs = 300;

/**
 * Finds an app by a key, the start of a key, a text that contains keys, or the name of the app. If only one app has
 * the key, it opens at once. The searched text is stored in memory only.
 */
export function FindDialog({ dialog: { organization, text: given } }: { dialog: OpenFindDialog }) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(!given);
  const search = useKeySearch(organization, () => setShown(true));
  const { state, begin, end } = search;
  const apps = useAppsNamed(organization, typed);
  const form = useRef<HTMLFormElement>(null);
  // Enter was pressed before the apps were searched.
  const isWaiting = useRef(false);

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

  // Opens the first app or page that the text names; without one, searches for keys.
  function openFirst() {
    isWaiting.current = apps === null;
    if (isWaiting.current) return;
    const first = form.current?.querySelector<HTMLElement>('[data-named] a');
    if (first && !isForKeys(typed)) first.click();
    else begin(typed);
  }
  const openWaiting = useEffectEvent((_apps: AppsNamed | null) => {
    if (isWaiting.current) openFirst();
  });
  useEffect(() => openWaiting(apps), [apps]);

  // Takes over what was typed while this code was loading.
  function takeOver() {
    const ahead = takeTyped();
    if (!ahead) return;
    isWaiting.current = ahead.endsWith('\n');
    setTyped(ahead.replaceAll('\n', ''));
  }

  if (!isShown) return null;
  return (
    <Dialog title={m.find_title()} close={m.close()} onClose={closeFindDialog}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move the focus in it */}
      <form
        ref={form}
        className={styles.form}
        role="search"
        onKeyDown={moveFocus}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim()) openFirst();
        }}
      >
        <input
          type="text"
          className={styles.field}
          aria-label={m.find_field()}
          placeholder={m.find_placeholder()}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onFocus={takeOver}
          onChange={({ target }) => {
            end();
            isWaiting.current = false;
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
        <FindResult organization={organization} search={search} />
        {state.kind === 'idle' && <Pages organization={organization} apps={apps} typed={typed} />}
      </form>
      <Foot />
    </Dialog>
  );
}

function Foot() {
  const [on, setOn] = useState(hasShortcuts);
  return (
    <label className={styles.foot}>
      <input
        type="checkbox"
        checked={on}
        onChange={() => {
          setShortcuts(!on);
          setOn(!on);
        }}
      />
      <span>
        {m.find_shortcuts()} <span className={styles.owner}>{m.find_shortcuts_explained()}</span>
      </span>
    </label>
  );
}

// Arrow keys move through the field and the results, like Tab.
function moveFocus(event: KeyboardEvent<HTMLFormElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li a')];
  const next = stops.findIndex((stop) => stop === document.activeElement) + step;
  event.preventDefault();
  stops[next]?.focus();
}
