import type { QueryClient } from '@tanstack/react-query';
import { runBulk } from '../bulk/run/bulk-run.ts';
import { emptyRun, type BulkRun, type Task } from '../bulk/run/bulk-state.ts';
import { retryOf, tasksOf } from '../bulk/run/bulk-tasks.ts';
import { titleOfResult } from '../bulk/bulk-words.ts';
import type { BulkRequest } from '../inventory/bulk-plan.ts';
import { findConnection } from '../connection/connection.ts';
import { refusedIn } from '../connection/session.ts';
import { announce } from '../ui/toast/announcer.ts';
import { amendIncident, openIncident, type Holder } from './incident.ts';

/** What to do in one organization. */
interface Round {
  organization: string;
  tasks: readonly Task[];
  /** the result of an earlier round, to which this one adds */
  from: BulkRun;
}

/** The bulk request that revokes certain keys. */
export function requestFor(holders: readonly Pick<Holder, 'key'>[]): BulkRequest {
  return { action: 'revoke', target: { kind: 'found', keys: holders.map(({ key }) => key) } };
}

/** Revokes keys, in the background. */
export function revokeKeys(client: QueryClient, holders: readonly Holder[]): void {
  const byOrganization = groupBy(holders, ({ organization }) => organization);
  const before = openIncident()?.revocation?.runs;
  const rounds = [...byOrganization].map(([organization, ofIt]) => ({
    organization,
    tasks: tasksOf(organization, new Set(ofIt.map(({ app }) => app.appId)), requestFor(ofIt)),
    from: before?.get(organization) ?? emptyRun,
  }));
  void runRounds(client, rounds);
}

/** Tries again what failed, and continues with what was not started. */
export function retryRevocation(client: QueryClient): void {
  const runs = openIncident()?.revocation?.runs ?? new Map<string, BulkRun>();
  const rounds = [...runs].map(([organization, run]) => ({
    organization,
    tasks: [...retryOf(run), ...run.left],
    from: { ...run, failures: [], left: [] },
  }));
  void runRounds(
    client,
    rounds.filter(({ tasks }) => tasks.length > 0),
  );
}

// A 401 or a Retry-After of one organization must not hold up the others, so each has a run of its own. Those of one
// connection, which is one server, follow each other.
async function runRounds(client: QueryClient, rounds: readonly Round[]): Promise<void> {
  const incident = openIncident();
  if (!incident || rounds.length === 0) return;
  const { startedAt } = incident;
  const stop = new AbortController();
  const runs = new Map(incident.revocation?.runs);
  for (const { organization, tasks, from } of rounds)
    runs.set(organization, { ...from, total: tasks.length, done: 0, tookMs: 0 });
  const show = (isRunning: boolean) => {
    if (openIncident()?.startedAt !== startedAt) return;
    amendIncident(() => ({ revocation: { runs: new Map(runs), isRunning, stop } }));
  };
  show(true);
  addEventListener('beforeunload', askBeforeLeaving);
  const byConnection = groupBy(rounds, ({ organization }) => findConnection(organization));
  await Promise.all(
    [...byConnection.values()].map(async (ofConnection) => {
      for (const { organization, tasks, from } of ofConnection) {
        const ended = await runBulk(client, {
          tasks,
          from,
          stop: stop.signal,
          refusedPermissions: refusedIn(organization),
          onProgress(run) {
            runs.set(organization, run);
            show(true);
          },
        });
        runs.set(organization, ended);
        show(true);
      }
    }),
  );
  removeEventListener('beforeunload', askBeforeLeaving);
  show(false);
  announce(titleOfRevocation(sumOfRuns([...runs.values()])));
}

/** *Revoked: 5 keys*, or how many failed. */
export function titleOfRevocation(run: BulkRun): string {
  return titleOfResult(run, { ...requestFor([]), leftByUndo: null });
}

/** All runs as one. */
export function sumOfRuns(runs: readonly BulkRun[]): BulkRun {
  const waiting = runs.flatMap(({ waitingUntil }) => waitingUntil ?? []);
  const sum = (count: (run: BulkRun) => number) =>
    runs.reduce((total, run) => total + count(run), 0);
  return {
    total: sum(({ total }) => total),
    done: sum(({ done }) => done),
    tookMs: Math.max(0, ...runs.map(({ tookMs }) => tookMs)),
    changed: runs.flatMap(({ changed }) => changed),
    already: sum(({ already }) => already),
    without: sum(({ without }) => without),
    failures: runs.flatMap(({ failures }) => failures),
    unconfirmed: runs.flatMap(({ unconfirmed }) => unconfirmed),
    confirming: sum(({ confirming }) => confirming),
    left: runs.flatMap(({ left }) => left),
    waitingUntil: waiting.length > 0 ? Math.max(...waiting) : undefined,
    ended: runs.map(({ ended }) => ended).find((ended) => ended !== undefined),
  };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
