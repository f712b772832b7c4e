import { Search } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useNavigation } from 'react-router';
import { openFindDialog } from '../find/find-dialog-store.ts';
import styles from '../ui/search-box.module.css';

/** How long after the last keystroke the URL changes. That re-renders the page, and browsers limit URL changes. */
const typingPauseMs = 300;

/** Longer pasted text does not filter; it is only searched for keys. */
const maxFilterChars = 10_000;

interface Props {
  organization: string;
  /** what is searched, as a name for the field */
  label: string;
  placeholder: string;
  /** the path of the list */
  path: string;
  typed: string;
  onType(text: string): void;
  /** the typed text may be a key */
  couldBeKey: boolean;
  /** typed text that the URL lacks; `null` = none */
  pending: string | null;
  /** writes a text to the URL */
  onWrite(q: string): void;
}

/** The search field of the list. It filters at once; the URL follows when typing pauses or the field loses focus. */
export function SearchField(props: Props) {
  const { organization, label, placeholder, path, typed, onType, couldBeKey, pending, onWrite } =
    props;
  // A URL write would cancel a navigation to another page.
  const isLeaving = useNavigation().state !== 'idle';
  const writeToUrl = () => {
    // This list stays mounted, hidden, until the list of another organization is loaded.
    if (pending !== null && location.pathname === path) onWrite(pending);
  };
  const writeAfterPause = useEffectEvent(writeToUrl);
  useEffect(() => {
    if (pending === null || isLeaving) return undefined;
    const timer = setTimeout(() => writeAfterPause(), typingPauseMs);
    return () => clearTimeout(timer);
  }, [pending, isLeaving]);

  return (
    <label className={styles.search}>
      <Search size={16} aria-hidden />
      <span className="visually-hidden">{label}</span>
      <input
        className={styles.input}
        type="search"
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onBlur={writeToUrl}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          // Filtering by a text of megabytes would block the page.
          if (text.length > maxFilterChars) event.preventDefault();
          findPastedKey(organization, text);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && couldBeKey) openFindDialog(organization, typed);
          // Only some browsers do this by themselves.
          if (key === 'Escape') onType('');
        }}
      />
    </label>
  );
}

// A pasted key opens the key search at once; any other text only filters.
function findPastedKey(organization: string, text: string) {
  import('../access/key-scan/keys-in-text.ts').then(
    ({ isForKeys }) => isForKeys(text) && openFindDialog(organization, text),
    () => {},
  );
}
