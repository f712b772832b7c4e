import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { plainKeyName } from '../access/key-names.ts';
import type { KeyScan } from '../access/key-scan/found-words.ts';
import { maxTextChars, scanText } from '../access/key-scan/keys-in-text.ts';
import {
  findElsewhere,
  searchWholeOrganization,
  type OrganizationSearch,
} from './find-elsewhere.ts';
import { findKey, type Found, type Searched } from './find-key.ts';
import { closeFindDialog } from './find-dialog-store.ts';
import { markFoundKey } from './found-key.ts';
import { paths } from '../paths.ts';

/** The progress or result of a key search. */
export type KeySearchState =
  | { kind: 'idle' }
  | { kind: 'searching'; searched?: Searched }
  | { kind: 'found'; found: Found; scan: KeyScan }
  | { kind: 'elsewhere'; searches: readonly OrganizationSearch[]; isOver: boolean; scan: KeyScan }
  | { kind: 'failed'; error: unknown; scan?: KeyScan }
  | { kind: 'no key' }
  | { kind: 'too long' };

/** Searches for the keys in a text. A single app opens at once; any other outcome is shown, and `onOutcome` called. */
export function useKeySearch(organization: string, onOutcome: () => void) {
  const client = useQueryClient();
  const open = useOpen();
  const [state, setState] = useState<KeySearchState>({ kind: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  function start(): AbortSignal {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    return mine.signal;
  }

  function end() {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  function show(next: KeySearchState) {
    setState(next);
    onOutcome();
  }

  /** `onNoKey` replaces the message that a text holds no key. */
  async function begin(text: string, onNoKey = () => show({ kind: 'no key' })) {
    const signal = start();
    if (text.length > maxTextChars) return show({ kind: 'too long' });
    setState({ kind: 'searching' });
    try {
      const scan = await scanText(text, () => yieldToPage(signal));
      if (signal.aborted) return;
      if (scan.words.length === 0) onNoKey();
      else await find(scan, signal);
    } catch (error) {
      if (!signal.aborted) show({ kind: 'failed', error });
    }
  }

  async function find(scan: KeyScan, signal: AbortSignal, loadsAll?: boolean) {
    setState({ kind: 'searching' });
    const onProgress = (searched: Searched) => {
      if (!signal.aborted) setState({ kind: 'searching', searched });
    };
    try {
      const options = { signal, onProgress, ...(loadsAll !== undefined && { loadsAll }) };
      const found = await findKey(client, organization, scan, options);
      if (signal.aborted) return;
      const [hit, ...others] = found.hits;
      const isAll = found.count === found.hits.length;
      if (hit && isAll && others.every(({ appId }) => appId === hit.appId)) open(organization, hit);
      else show({ kind: 'found', found, scan });
    } catch (error) {
      if (!signal.aborted) show({ kind: 'failed', error, scan });
    }
  }

  /** Runs `search` and shows the state of its searches until it is over. */
  async function watchSearches(
    scan: KeyScan,
    before: readonly OrganizationSearch[],
    search: (
      signal: AbortSignal,
      onChange: (searches: readonly OrganizationSearch[]) => void,
    ) => Promise<void>,
  ) {
    const signal = start();
    let searches = before;
    const showSearches = (isOver: boolean) =>
      setState({ kind: 'elsewhere', searches, isOver, scan });
    showSearches(false);
    await search(signal, (now) => {
      searches = now;
      showSearches(false);
    });
    if (!signal.aborted) showSearches(true);
  }

  return {
    state,
    begin: (text: string, onNoKey?: () => void) => void begin(text, onNoKey),
    searchWhole: (scan: KeyScan) => void find(scan, start(), true),
    searchElsewhere: (scan: KeyScan) =>
      void watchSearches(scan, [], (signal, onChange) =>
        findElsewhere(client, organization, scan, signal, onChange),
      ),
    searchWholeOrganization: (
      search: OrganizationSearch,
      { searches, scan }: Extract<KeySearchState, { kind: 'elsewhere' }>,
    ) =>
      void watchSearches(scan, searches, (signal, onChange) =>
        searchWholeOrganization(client, searches, search, scan, signal, onChange),
      ),
    end,
  };
}

declare const scheduler: { yield?(): Promise<void> } | undefined;

// Lets the browser paint and handle input. `scheduler.yield` is faster than a timer; Safari lacks it.
async function yieldToPage(signal: AbortSignal): Promise<void> {
  const task = typeof scheduler === 'undefined' ? undefined : scheduler.yield?.();
  await (task ?? new Promise((resolve) => setTimeout(resolve)));
  signal.throwIfAborted();
}

/** Marks a found key and opens its app, unless that is open already. `isChosen` marks only this key. */
export function useOpen() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    organization: string,
    { appId, keyName, start }: Found['hits'][number],
    isChosen = false,
  ) => {
    const path = paths.app(organization, appId);
    const chosen = isChosen && keyName ? { keyName: plainKeyName(keyName) } : {};
    // The id of an app leads to no key.
    markFoundKey(keyName ? { organization, appId, start, ...chosen } : null);
    closeFindDialog();
    if (pathname !== path && pathname !== paths.editApp(organization, appId)) void navigate(path);
  };
}
