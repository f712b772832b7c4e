import { Search } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useNavigation } from 'react-router';
import { openFinding } from '../../find/finding.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import styles from './search-field.module.css';

/**
 * How long after the last letter the address follows, in ms. It draws the whole page, and browsers count how often
 * a page changes it.
 */
const typingPauseMs = 300;

/** A longer text filters nothing and is searched for keys, in characters. */
const longestFilter = 10_000;

interface Props {
  organization: string;
  typed: string;
  onType(text: string): void;
  /** what was typed may be a key */
  couldBeKey: boolean;
  /** what the address has yet to take over; `null` = nothing */
  due: string | null;
  onDue(q: string): void;
}

/** The search field of the list. It filters at once; the address follows when typing pauses, or the field is left. */
export function SearchField(props: Props) {
  const { organization, typed, onType, couldBeKey, due, onDue } = props;
  // Who is on the way to another page is not held back.
  const isLeaving = useNavigation().state !== 'idle';
  const tell = () => {
    // Until the list of another organization has come, this one is still there, out of sight.
    if (due !== null && location.pathname === paths.apps(organization)) onDue(due);
  };
  const tellLater = useEffectEvent(tell);
  useEffect(() => {
    if (due === null || isLeaving) return undefined;
    const timer = setTimeout(() => tellLater(), typingPauseMs);
    return () => clearTimeout(timer);
  }, [due, isLeaving]);

  return (
    <label className={styles.search}>
      <Search size={16} aria-hidden />
      <span className="visually-hidden">{m.search_apps()}</span>
      <input
        type="search"
        value={typed}
        placeholder={m.search_placeholder()}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onBlur={tell}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          // A filter by a text of megabytes would hold the page for long.
          if (text.length > longestFilter) event.preventDefault();
          findPasted(organization, text);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && couldBeKey) openFinding(organization, typed);
        }}
      />
    </label>
  );
}

// A whole key is looked for at once; any other text only filters.
function findPasted(organization: string, text: string) {
  import('../../access/key-scan/keys-in-text.ts').then(
    ({ isForKeys }) => isForKeys(text) && openFinding(organization, text),
    () => {},
  );
}
