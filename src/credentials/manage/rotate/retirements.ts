import { useEffect, useState } from 'react';
import type { AnyApp } from '../../../api/schemas.ts';
import { watchRecords } from '../../../operations/log.ts';
import { wasRefused } from '../../../operations/operation.ts';
import { isSuccess } from '../../../operations/report/outcome-report.ts';
import { switchId } from '../../../operations/app/switches.ts';
import { createStore } from '../../../store.ts';
import { useStore } from '../../../ui/hooks/use-store.ts';
import { endOfDay } from '../fields/expiry-choice.ts';
import { storedRetirement } from './retire-attribute.ts';

/** The keys that a rotation replaced, with the end of the day on which each is to retire, in ms; by `switchId`. */
const store = createStore<ReadonlyMap<string, number>>(new Map());

/** Marks a key as to retire on a day. Only in the memory of this page: nothing happens by itself on that day. */
export function markToRetire(id: string, on: number): void {
  store.set(new Map(store.get()).set(id, on));
}

/**
 * Calls back once reads show what an operation was to do, with what they read: at once, or when it is found after a lost
 * reply.
 *
 * @param recordId of the log
 */
export function onceDone(recordId: number, act: (state: unknown) => void): void {
  let isWaiting = true;
  const stop = watchRecords(({ id, outcome }) => {
    if (!isWaiting || id !== recordId || !outcome) return;
    const isFound = isSuccess(outcome) && outcome.state !== undefined;
    if (!isFound && !wasRefused(outcome)) return;
    isWaiting = false;
    // The first call can come before `stop` is there.
    queueMicrotask(() => stop());
    if (isFound) act(outcome.state);
  });
}

interface KeyOfApp {
  organization: string;
  app: AnyApp;
  consumerKey: string;
}

/** When a key is to retire, in ms, and whether the app stores it; `undefined` = it is not marked. */
export function useRetirement({ organization, app, consumerKey }: KeyOfApp) {
  const id = switchId({ organization, app, level: { key: consumerKey } });
  const marked = useStore(store).get(id);
  const stored = useStoredRetirement(app, consumerKey);
  if (stored !== undefined) return { on: stored, isStored: true };
  return marked === undefined ? undefined : { on: marked, isStored: false };
}

function useStoredRetirement({ attributes }: AnyApp, consumerKey: string): number | undefined {
  const [on, setOn] = useState<number>();
  useEffect(() => {
    let isLatest = true;
    const read = async () => {
      const end = endOfDay((await storedRetirement(attributes, consumerKey)) ?? '');
      if (isLatest) setOn(Number.isNaN(end) ? undefined : end);
    };
    void read();
    return () => {
      isLatest = false;
    };
  }, [attributes, consumerKey]);
  return on;
}
