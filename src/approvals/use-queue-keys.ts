import { useEffect, useEffectEvent } from 'react';
import { shortcutLetter } from '../find/find-listener.ts';

/** What the letters do: `j` and `k` go to the next and the previous row, `a` and `r` decide the row with the focus. */
interface QueueKeys {
  move(this: void, by: 1 | -1): void;
  decide(this: void, action: 'approve' | 'revoke'): void;
}

/** Single-key shortcuts of the queue, unless they are switched off. */
export function useQueueKeys({ move, decide }: QueueKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const run = {
      j: () => move(1),
      k: () => move(-1),
      a: () => decide('approve'),
      r: () => decide('revoke'),
    };
    const letter = shortcutLetter(event);
    if (letter === null || !(letter in run)) return;
    event.preventDefault();
    // A key that is held down moves on, and decides once.
    if (event.repeat && (letter === 'a' || letter === 'r')) return;
    run[letter as keyof typeof run]();
  });
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener('keydown', (event) => onKey(event), { signal: abort.signal });
    return () => abort.abort();
  }, []);
}
