import { lazy } from 'react';
import { useLastRecord } from '../operations/log.ts';
import type { Switch } from '../operations/status-change.ts';
import { LazyBoundary } from '../errors/lazy-boundary.tsx';

const load = () => import('./change-told.tsx');
const ChangeTold = lazy(async () => ({ default: (await load()).ChangeTold }));

/** Fetches what tells of a change before there is one: a page that can change something does. */
export function prepareChangeNote(): void {
  load().catch(() => {});
}

/** What this tab last did to a switch, where the switch stands; nothing if it did nothing. */
export function ChangeNote({ target }: { target: Switch }) {
  const record = useLastRecord(target);
  const { id, change, outcome } = record ?? {};
  if (id === undefined || !change || !outcome) return null;
  return (
    <LazyBoundary>
      <ChangeTold record={{ id, change, outcome }} />
    </LazyBoundary>
  );
}
