import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { isForKeys, keysIn, largestText } from '../access/keys-in-text.ts';
import { closeFinding, type Finding } from '../catalog/finding.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './find-dialog.module.css';
import { Failure, Hits, Outcome } from './find-outcome.tsx';
import { Pages } from './find-pages.tsx';
import { chooseShortcuts, hasShortcuts } from './shortcuts.ts';
import { useAppsNamed } from './use-apps-named.ts';
import { useKeySearch } from './use-key-search.ts';

/** How long a search that needs no answer from the person stays out of sight, in ms. */
const unseen = 300;

/**
 * Finds an app by a key, its beginning, a text that holds keys, or its name. One app opens at once; what is
 * looked for is kept nowhere but in memory.
 */
export function FindDialog({ finding: { organization, text: given } }: { finding: Finding }) {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(!given);
  const { state, begin, end } = useKeySearch(organization, () => setShown(true));
  const rows = useAppsNamed(organization, typed);

  const searchGiven = useEffectEvent(() => {
    if (!given) return undefined;
    // A paste outside a field may be anything: without a word that can be a key nothing happens.
    if (given.length <= largestText && keysIn(given).length === 0) return closeFinding();
    const timer = setTimeout(() => setShown(true), unseen);
    begin(given);
    return () => {
      clearTimeout(timer);
      end();
    };
  });
  useEffect(() => searchGiven(), []);

  if (!isShown) return null;
  return (
    <Dialog title={m.find_title()} close={m.close()} onClose={closeFinding}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows move in it */}
      <form
        className={styles.form}
        role="search"
        onKeyDown={moveFocus}
        onSubmit={(event) => {
          event.preventDefault();
          const first = event.currentTarget.querySelector<HTMLElement>('[data-apps] a');
          if (first && !isForKeys(typed)) first.click();
          else begin(typed);
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
          onChange={({ target }) => {
            end();
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
        {/* What came of it is said; how far it is, is there to be read. */}
        <div role={state.kind === 'searching' ? undefined : 'status'} className={styles.status}>
          <Outcome state={state} onCancel={end} />
        </div>
        {state.kind === 'found' && (
          <Hits organization={organization} found={state.found}>
            {!state.found.searched.isWhole && (
              <Button onClick={() => begin(state.text, true)}>{m.find_whole()}</Button>
            )}
          </Hits>
        )}
        {state.kind === 'failed' && <Failure error={state.error} />}
        {state.kind === 'idle' && <Pages organization={organization} rows={rows} typed={typed} />}
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
