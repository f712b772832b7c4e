import { useState } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/**
 * What stands in the search field. It is its own master: only when the address changes by itself, as Back does it,
 * the field follows; what the field gives to the address arrives late, and not always all of it.
 */
export function useTyped(q: string) {
  const { key } = useLocation();
  const isBack = useNavigationType() === NavigationType.Pop;
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState({ q, key });
  const [sent, setSent] = useState<readonly string[]>([q]);
  if (q !== seen.q || key !== seen.key) {
    setSeen({ q, key });
    const isOurs = !isBack && sent.includes(q);
    if (!isOurs) setTyped(q);
    if (!isOurs || q === sent.at(-1)) setSent([q]);
  }
  const send = (text: string) =>
    setSent((texts) => (text === texts.at(-1) ? texts : [...texts, text]));
  return { typed, setTyped, sent: sent.at(-1) ?? q, send };
}
