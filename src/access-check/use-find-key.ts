import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { plainKeyName } from '../access/key-names.ts';
import type { KeyScan } from '../access/key-scan/found-words.ts';
import { scanNow } from '../access/key-scan/keys-in-text.ts';
import { maskKey } from '../access/mask.ts';
import { findKey, type Found } from '../find/find-key.ts';
import { hasSearchedAll } from '../find/has-searched-all.ts';

/** An app and one of its keys. */
export interface ChosenKey {
  appId: string;
  /** the plain name of the key in its app */
  keyName: string;
  displayName: string;
  owner: string;
}

/** The progress or outcome of a search for one key. */
export type FindKeyState =
  | { kind: 'idle' }
  | { kind: 'no key' }
  | { kind: 'searching' }
  | { kind: 'several'; keys: readonly ChosenKey[] }
  /** `isSettled` = the organization does not have it; else not all apps could be searched */
  | { kind: 'none'; mask: string; isSettled: boolean }
  | { kind: 'failed'; error: unknown };

interface Handlers {
  onFound(key: ChosenKey): void;
  onUnknown(mask: string): void;
}

/** Finds the app of a key. The key is in memory only while it is searched for. */
export function useFindKey(organization: string, { onFound, onUnknown }: Handlers) {
  const client = useQueryClient();
  const [state, setState] = useState<FindKeyState>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function stop() {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  async function find(text: string, isWhole: boolean) {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const scan = scanNow(text);
    if (scan.words.length === 0) return setState({ kind: 'no key' });
    setState({ kind: 'searching' });
    try {
      const found = await findKey(client, organization, scan, { signal: mine.signal });
      if (mine.signal.aborted) return;
      const next = keySearchOutcome(found, scan, isWhole);
      setState(next.kind === 'found' ? { kind: 'idle' } : next);
      if (next.kind === 'found') onFound(next.key);
      if (next.kind === 'none' && next.isSettled) onUnknown(next.mask);
    } catch (error) {
      if (!mine.signal.aborted) setState({ kind: 'failed', error });
    }
  }

  return {
    state,
    /** `isWhole` = the text is the key that a call carries: a key that only begins like it is another one */
    find: (text: string, isWhole = false) => void find(text, isWhole),
    stop,
  };
}

/** What a search says of the key. `isWhole` as in `find`. */
export function keySearchOutcome(
  found: Found,
  scan: KeyScan,
  isWhole: boolean,
): FindKeyState | { kind: 'found'; key: ChosenKey } {
  const keys = found.hits
    .filter((hit) => hit.isWhole || !isWhole)
    .flatMap(({ appId, keyName, displayName, owner }) =>
      keyName ? [{ appId, keyName: plainKeyName(keyName), displayName, owner }] : [],
    );
  const [first, ...others] = keys;
  if (first) return others.length === 0 ? { kind: 'found', key: first } : { kind: 'several', keys };
  const isSettled = hasSearchedAll(found, scan);
  return { kind: 'none', mask: maskKey(scan.words[0] ?? ''), isSettled };
}
