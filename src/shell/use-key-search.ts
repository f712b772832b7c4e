import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { keysIn, largestText } from '../access/keys-in-text.ts';
import { findKey, type Found, type Searched } from '../catalog/find-key.ts';
import { closeFinding } from '../catalog/finding.ts';
import { markFoundKey } from '../catalog/found-key.ts';
import { paths } from '../paths.ts';

/** How far the search for a key is, and what came of it. */
export type State =
  | { kind: 'idle' }
  | { kind: 'searching'; searched?: Searched }
  | { kind: 'found'; found: Found; text: string }
  | { kind: 'failed'; error: unknown }
  | { kind: 'no key' }
  | { kind: 'too long' };

/** Searches for the keys in a text. One app opens at once; anything else is told. */
export function useKeySearch(organization: string, onTell: () => void) {
  const client = useQueryClient();
  const open = useOpen(organization);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function end() {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  function tell(next: State) {
    setState(next);
    onTell();
  }

  function begin(text: string, whole?: boolean) {
    running.current?.abort();
    if (text.length > largestText) return tell({ kind: 'too long' });
    if (keysIn(text).length === 0) return tell({ kind: 'no key' });
    const mine = new AbortController();
    running.current = mine;
    setState({ kind: 'searching' });
    const { signal } = mine;
    const onProgress = (searched: Searched) => {
      if (!signal.aborted) setState({ kind: 'searching', searched });
    };
    const how = { signal, onProgress, ...(whole !== undefined && { whole }) };
    void search(text, how);
  }

  async function search(text: string, how: Parameters<typeof findKey>[3]) {
    try {
      const found = await findKey(client, organization, text, how);
      if (how.signal.aborted) return;
      const [hit, ...others] = found.hits;
      if (hit && others.every(({ appId }) => appId === hit.appId)) open(hit);
      else tell({ kind: 'found', found, text });
    } catch (error) {
      if (!how.signal.aborted) tell({ kind: 'failed', error });
    }
  }

  return { state, begin, end };
}

/** Marks a key and goes to its app, unless that is open already. */
export function useOpen(organization: string) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return ({ appId, start }: Found['hits'][number]) => {
    const path = paths.app(organization, appId);
    markFoundKey({ organization, appId, start });
    closeFinding();
    if (pathname !== path && pathname !== paths.editApp(organization, appId)) void navigate(path);
  };
}
