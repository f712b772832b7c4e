import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { plainKeyName } from '../access/key-names.ts';
import { maxTextChars, scanText, type KeyScan } from '../access/key-scan/keys-in-text.ts';
import { findElsewhere, searchWholePlace, type PlaceSearch } from './find-elsewhere.ts';
import { findKey, type Found, type Searched } from './find-key.ts';
import { closeFinding } from './finding.ts';
import { markFoundKey } from './found-key.ts';
import { paths } from '../paths.ts';

/** How far the search for a key is, and what came of it. */
export type State =
  | { kind: 'idle' }
  | { kind: 'searching'; searched?: Searched }
  | { kind: 'found'; found: Found; scan: KeyScan }
  | { kind: 'elsewhere'; places: readonly PlaceSearch[]; isOver: boolean; scan: KeyScan }
  | { kind: 'failed'; error: unknown; scan?: KeyScan }
  | { kind: 'no key' }
  | { kind: 'too long' };

/** Searches for the keys in a text. One app opens at once; anything else is shown, after `onOutcome`. */
export function useKeySearch(organization: string, onOutcome: () => void) {
  const client = useQueryClient();
  const open = useOpen();
  const [state, setState] = useState<State>({ kind: 'idle' });
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

  function show(next: State) {
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

  async function find(scan: KeyScan, signal: AbortSignal, whole?: boolean) {
    setState({ kind: 'searching' });
    const onProgress = (searched: Searched) => {
      if (!signal.aborted) setState({ kind: 'searching', searched });
    };
    try {
      const how = { signal, onProgress, ...(whole !== undefined && { whole }) };
      const found = await findKey(client, organization, scan, how);
      if (signal.aborted) return;
      const [hit, ...others] = found.hits;
      const isAll = found.count === found.hits.length;
      if (hit && isAll && others.every(({ appId }) => appId === hit.appId)) open(organization, hit);
      else show({ kind: 'found', found, scan });
    } catch (error) {
      if (!signal.aborted) show({ kind: 'failed', error, scan });
    }
  }

  /** Shows how `search` changes the places, until it is over. */
  async function watchPlaces(
    scan: KeyScan,
    before: readonly PlaceSearch[],
    search: (
      signal: AbortSignal,
      onChange: (places: readonly PlaceSearch[]) => void,
    ) => Promise<void>,
  ) {
    const signal = start();
    let places = before;
    const showPlaces = (isOver: boolean) => setState({ kind: 'elsewhere', places, isOver, scan });
    showPlaces(false);
    await search(signal, (now) => {
      places = now;
      showPlaces(false);
    });
    if (!signal.aborted) showPlaces(true);
  }

  return {
    state,
    begin: (text: string, onNoKey?: () => void) => void begin(text, onNoKey),
    searchWhole: (scan: KeyScan) => void find(scan, start(), true),
    searchElsewhere: (scan: KeyScan) =>
      void watchPlaces(scan, [], (signal, onChange) =>
        findElsewhere(client, organization, scan, signal, onChange),
      ),
    searchWholePlace: (
      place: PlaceSearch,
      { places, scan }: Extract<State, { kind: 'elsewhere' }>,
    ) =>
      void watchPlaces(scan, places, (signal, onChange) =>
        searchWholePlace(client, places, place, scan, signal, onChange),
      ),
    end,
  };
}

declare const scheduler: { yield?(): Promise<void> } | undefined;

// Lets the page draw and answer. `scheduler.yield` costs less than a timer; Safari has none.
async function yieldToPage(signal: AbortSignal): Promise<void> {
  const task = typeof scheduler === 'undefined' ? undefined : scheduler.yield?.();
  await (task ?? new Promise((resolve) => setTimeout(resolve)));
  signal.throwIfAborted();
}

/** Marks a key, alone where it was chosen among several, and goes to its app, unless that is open already. */
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
    closeFinding();
    if (pathname !== path && pathname !== paths.editApp(organization, appId)) void navigate(path);
  };
}
