import { useState } from 'react';

/**
 * What stands in the search field. It is its own master: only when the address changes by itself, as Back does it,
 * the field follows; what the field gives to the address arrives late, and not always all of it.
 */
export function useTyped(q: string) {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState<readonly string[]>([q]);
  if (q !== seen) {
    setSeen(q);
    const isOurs = sent.includes(q);
    if (!isOurs) setTyped(q);
    if (!isOurs || q === sent.at(-1)) setSent([q]);
  }
  const send = (text: string) => setSent((texts) => [...texts, text]);
  return { typed, setTyped, sent: sent.at(-1), send };
}
