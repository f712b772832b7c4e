import type { QueryClient } from '@tanstack/react-query';
import { runBulk } from '../../bulk/run/bulk-run.ts';
import { emptyRun, type BulkRun, type Failure, type Task } from '../../bulk/run/bulk-state.ts';
import { retryOf } from '../../bulk/run/bulk-tasks.ts';
import { findConnection } from '../../connection/connection.ts';
import { refusedIn } from '../../connection/session.ts';
import { resourceKey } from '../../operations/record-index.ts';
import { announce } from '../../ui/toast/announcer.ts';
import { groupBy } from '../group-by.ts';
import {
  amendIncident,
  openIncident,
  selectKeys,
  targetOf,
  type LeakedKey,
  runningRevocation,
  type Revocation,
} from '../incident.ts';
import { levelResult, levelRunning } from './level-words.ts';
import {
  countAt,
  keyLevel,
  levelId,
  operationIdOf,
  requestPathOf,
  resourceOf,
  revokeTasks,
  type RevokeLevel,
} from './revoke-level.ts';

/** What to do in one organization. */
interface Round {
  organization: string;
  tasks: readonly Task[];
  /** the result of an earlier round, to which this one adds */
  from: BulkRun;
}

/** Revokes a level of keys, in the background. Does nothing while another revocation runs. */
export function revokeKeys(
  client: QueryClient,
  leakedKeys: readonly LeakedKey[],
  level: RevokeLevel = keyLevel,
): void {
  const incident = openIncident();
  if (!incident || runningRevocation(incident)) return;
  const byOrganization = groupBy(leakedKeys, ({ organization }) => organization);
  const before = incident.revocations.get(levelId(level));
  const rounds = [...byOrganization].map(([organization, itsKeys]) => ({
    organization,
    tasks: revokeTasks(organization, itsKeys, level),
    from: earlierRun(before?.runs.get(organization) ?? emptyRun, itsKeys, level),
  }));
  amendIncident(({ targets }) => ({
    targets: new Set([
      ...targets,
      ...leakedKeys.map((leakedKey) =>
        targetOf(leakedKey.organization, requestPathOf(leakedKey, level)),
      ),
    ]),
  }));
  // What is revoked is not selected any more.
  selectKeys(leakedKeys, undefined);
  const ids = new Set([...(before?.ids ?? []), ...leakedKeys.map(({ id }) => id)]);
  void runRounds(client, rounds, { level, ids, count: countAt(leakedKeys, level) });
}

// The result of earlier rounds, without what is tried again now: it would be counted twice.
function earlierRun(run: BulkRun, leakedKeys: readonly LeakedKey[], level: RevokeLevel): BulkRun {
  const ids = new Set(leakedKeys.map((leakedKey) => operationIdOf(leakedKey, level)));
  const resources = new Set(
    leakedKeys.map((leakedKey) => resourceKey(resourceOf(leakedKey, level))),
  );
  const isTriedNow = ({ operation, resource }: Pick<Failure, 'operation' | 'resource'>) =>
    operation ? ids.has(operation.id) : resources.has(resourceKey(resource));
  return {
    ...run,
    failures: run.failures.filter((failure) => !isTriedNow(failure)),
    unconfirmed: run.unconfirmed.filter((failure) => !isTriedNow(failure)),
    left: run.left.filter((task) => !isTriedNow(task)),
  };
}

/** Tries again what failed of a revocation, and continues with what was not started. */
export function retryRevocation(client: QueryClient, { runs, level, ids }: Revocation): void {
  const { left, failures } = sumOfRuns([...runs.values()]);
  const rounds = [...runs].map(([organization, run]) => ({
    organization,
    tasks: [...retryOf(run), ...run.left],
    from: { ...run, failures: [], left: [] },
  }));
  void runRounds(
    client,
    rounds.filter(({ tasks }) => tasks.length > 0),
    { level, ids, count: left.length + failures.length },
  );
}

// A 401 or a Retry-After of one organization must not hold up the others, so each has a run of its own. Those of one
// connection, which is one server, follow each other.
async function runRounds(
  client: QueryClient,
  rounds: readonly Round[],
  facts: Pick<Revocation, 'level' | 'ids' | 'count'>,
): Promise<void> {
  const incident = openIncident();
  if (!incident || rounds.length === 0 || runningRevocation(incident)) return;
  const { startedAt } = incident;
  const stop = new AbortController();
  const name = levelId(facts.level);
  const runs = new Map(incident.revocations.get(name)?.runs);
  for (const { organization, tasks, from } of rounds)
    runs.set(organization, { ...from, total: tasks.length, done: 0, tookMs: 0 });
  const show = (isRunning: boolean) => {
    if (openIncident()?.startedAt !== startedAt) return;
    const now = { ...facts, runs: new Map(runs), isRunning, stop };
    amendIncident(({ revocations }) => ({
      revocations: new Map(revocations).set(name, now),
      hasUnsavedEvidence: true,
    }));
  };
  show(true);
  announce(levelRunning(facts.level, facts.count));
  addEventListener('beforeunload', askBeforeLeaving);
  const byConnection = groupBy(rounds, ({ organization }) => findConnection(organization));
  await Promise.all(
    [...byConnection.values()].map(async (roundsOfConnection) => {
      for (const { organization, tasks, from } of roundsOfConnection) {
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
  show(false);
  announce(levelResult(facts.level, sumOfRuns([...runs.values()])));
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

// What was done is in memory only, until it is saved as evidence.
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  const incident = openIncident();
  if (incident && (runningRevocation(incident) || incident.hasUnsavedEvidence))
    event.preventDefault();
}
