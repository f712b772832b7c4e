import { useState } from 'react';

/**
 * What stands in the search field. It is its own master: only when the address changes by itself, as Back does it,
 * the field follows; what the address was given by the field arrives late, and not always all of it. The third
 * says what it was given.
 */
export function useTyped(q: string) {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState<readonly string[]>([q]);
  if (q !== seen) {
    setSeen(q);
    if (!sent.includes(q)) setTyped(q);
    if (q === sent.at(-1)) setSent([q]);
  }
  const send = (text: string) => setSent((texts) => [...texts, text]);
  return [typed, setTyped, send] as const;
}
