import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import type { AppsNamed } from '../inventory/apps-named.ts';
import { closeFinding, type Finding } from './finding.ts';
import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialog.tsx';
import styles from './find-dialog.module.css';
import { FindResult } from './find-outcome.tsx';
import { Pages } from './find-pages.tsx';
import { chooseShortcuts, hasShortcuts } from './shortcuts.ts';
import { takeTyped } from './typed-ahead.ts';
import { useAppsNamed } from './use-apps-named.ts';
import { useKeySearch } from './use-key-search.ts';

/** How long a search that needs no answer from the person stays out of sight, in ms. */
const hiddenMs = 300;

/**
 * Finds an app by a key, its beginning, a text that holds keys, or its name. One app opens at once; what is
 * searched for is kept nowhere but in memory.
 */
export function FindDialog({ finding: { organization, text: given } }: { finding: Finding }) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(!given);
  const search = useKeySearch(organization, () => setShown(true));
  const { state, begin, end } = search;
  const apps = useAppsNamed(organization, typed);
  const form = useRef<HTMLFormElement>(null);
  // Enter came before the apps were searched.
  const isWaiting = useRef(false);

  const searchGiven = useEffectEvent(() => {
    if (!given) return undefined;
    const timer = setTimeout(() => setShown(true), hiddenMs);
    // A paste outside a field may be anything: without a word that can be a key nothing happens.
    begin(given, closeFinding);
    return () => {
      clearTimeout(timer);
      end();
    };
  });
  useEffect(() => searchGiven(), []);

  // The first app or page that the text names opens; without one, the text is searched for keys.
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

  // What was typed while this code was on its way.
  function takeOver() {
    const ahead = takeTyped();
    if (!ahead) return;
    isWaiting.current = ahead.endsWith('\n');
    setTyped(ahead.replaceAll('\n', ''));
  }

  if (!isShown) return null;
  return (
    <Dialog title={m.find_title()} close={m.close()} onClose={closeFinding}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move in it */}
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
            // The field would glue lines together.
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
          chooseShortcuts(!on);
          setOn(!on);
        }}
      />
      <span>
        {m.find_shortcuts()} <span className={styles.owner}>{m.find_shortcuts_explained()}</span>
      </span>
    </label>
  );
}

// Arrows go through the field and what is found, as Tab does.
function moveFocus(event: KeyboardEvent<HTMLFormElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li a')];
  const next = stops.findIndex((stop) => stop === document.activeElement) + step;
  event.preventDefault();
  stops[next]?.focus();
}
