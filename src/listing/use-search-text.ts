import { useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';
import { minKeyChars } from '../access/min-key-chars.ts';

/**
 * The text of the search field. Local state: it follows the URL only on Back/Forward and on changes from elsewhere;
 * our own URL writes are debounced and may be dropped.
 *
 * @param q the text in the URL
 */
export function useSearchText(q: string) {
  const { key } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState({ q, key });
  // Our URL writes since the URL last matched the last one: some of them may still arrive.
  const [writes, setWrites] = useState<readonly string[]>([q]);
  if (q !== seen.q || key !== seen.key) {
    setSeen({ q, key });
    const isOurs = !isBack && writes.includes(q);
    if (!isOurs) setTyped(q);
    if (!isOurs || q === writes.at(-1)) setWrites([q]);
  }
  const noteWrite = (text: string) =>
    setWrites((texts) => (text === texts.at(-1) ? texts : [...texts, text]));
  return { typed, setTyped, written: writes.at(-1) ?? q, noteWrite };
}

/** A search text, and whether it could be a key. */
export interface TextSearch {
  query: { view: { q: string } };
  answer: { couldBeKey: boolean };
}

/**
 * Typed text that the URL lacks; `null` = none. Text long enough for a key waits for the search result, and a key
 * never enters the URL.
 *
 * @param written the last text written to the URL
 */
export function pendingText(
  typed: string,
  written: string,
  { query, answer }: TextSearch,
): string | null {
  const isShort = typed.trim().length < minKeyChars;
  if (!isShort && query.view.q !== typed) return null;
  const q = !isShort && answer.couldBeKey ? '' : typed;
  return q === written ? null : q;
}
