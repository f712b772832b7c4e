import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import type { Action } from '../access/status.ts';
import type { What } from '../catalog/bulk-plan.ts';
import { refusedIn } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/announcer.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useActivity } from './activity.ts';
import { BulkPlanForm, titleOfPlan, usePlan } from './bulk-plan-form.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkResult, titleOfResult } from './bulk-result.tsx';
import {
  nothingYet,
  retryOf,
  runBulk,
  tasksOf,
  undoable,
  type BulkRun,
  type Task,
} from './bulk-run.ts';
import { undoRound, unsettledIn } from './bulk-undo.ts';
import { checkUnconfirmed, updatedRun } from './bulk-unconfirmed.ts';
import { whatOf } from './bulk-words.ts';

interface Props {
  organization: string;
  action: Action;
  /** of the apps that were chosen */
  ids: readonly string[];
  onClose(): void;
}

type Phase = 'plan' | 'running' | 'result';

/** Does one thing with many apps: says what it comes to, does it, and says what came of it. */
export function BulkDialog({ organization, action, ids, onClose }: Props) {
  const client = useQueryClient();
  const [what, setWhat] = useState<What>({ kind: 'app' });
  const [phase, setPhase] = useState<Phase>('plan');
  const [lastRun, setRun] = useState<BulkRun>(nothingYet);
  /** what was not confirmed when Undo was pressed; `null` = it was not pressed */
  const [leftByUndo, setLeftByUndo] = useState<BulkRun | null>(null);
  const isUndo = leftByUndo !== null;
  const records = useActivity();
  const run = updatedRun(lastRun, records);
  const beforeUndo = leftByUndo && updatedRun(leftByUndo, records);
  const [stop, setStop] = useState(() => new AbortController());
  /** how many changes this round is about */
  const [round, setRound] = useState(0);
  const plan = usePlan(organization, ids, { action, what });
  useLeaving(phase === 'running', stop);

  const wish = { action, what };
  const titles: Record<Phase, () => string> = {
    plan: () => titleOfPlan(wish, plan),
    running: () => runningTitle(),
    result: () => titleOfResult(run, wish, isUndo),
  };

  return (
    <Dialog
      title={titles[phase]()}
      close={m.close()}
      wide={phase === 'result'}
      locked={phase === 'running'}
      onClose={onClose}
    >
      {phase === 'plan' && (
        <BulkPlanForm
          organization={organization}
          wish={wish}
          survey={plan}
          onWhat={setWhat}
          onCancel={onClose}
          onStart={() => {
            setRound((plan?.plan.changes ?? 0) + (plan?.missing.length ?? 0));
            void start(tasksOf(ids, wish), { barred: refusedIn(organization) });
          }}
        />
      )}
      {phase === 'running' && <BulkProgress run={run} stop={stop} />}
      {phase === 'result' && (
        <BulkResult
          organization={organization}
          wish={wish}
          run={run}
          beforeUndo={beforeUndo}
          onRetry={() => {
            setRound(run.failures.length);
            void start(retryOf(run), { from: { ...run, failures: [] } });
          }}
          onCheck={() =>
            checkUnconfirmed(client, [
              ...run.unconfirmed,
              ...(beforeUndo ? unsettledIn(beforeUndo) : []),
            ])
          }
          onGoOn={() => {
            setRound(run.left.length);
            void start(run.left, { from: { ...run, left: [] } });
          }}
          onUndo={() => {
            const next = undoRound(run, beforeUndo);
            setLeftByUndo(next.beforeUndo);
            setRound(undoable(beforeUndo ?? run));
            void start(next.tasks, { from: next.from, leftByUndo: next.beforeUndo });
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );

  function runningTitle(): string {
    if (isUndo) return m.bulk_undoing({ what: m.bulk_changes({ count: round }) });
    const named = whatOf(what, round);
    return action === 'approve'
      ? m.bulk_approving({ what: named })
      : m.bulk_revoking({ what: named });
  }

  async function start(
    tasks: readonly Task[],
    options: { from?: BulkRun; barred?: ReadonlySet<string>; leftByUndo?: BulkRun },
  ) {
    const { leftByUndo: left = leftByUndo, ...rest } = options;
    const halt = new AbortController();
    setStop(halt);
    setRun({ ...nothingYet, total: tasks.length });
    setPhase('running');
    const ended = await runBulk(client, {
      organization,
      tasks,
      stop: halt.signal,
      onProgress: setRun,
      ...rest,
    });
    setRun(ended);
    setPhase('result');
    const title = titleOfResult(ended, wish, left !== null);
    const failed = String(ended.failures.length);
    const unconfirmed = ended.unconfirmed.length + (left?.unconfirmed.length ?? 0);
    announce(
      unconfirmed > 0
        ? m.bulk_told_unconfirmed({ title, failed, unconfirmed: String(unconfirmed) })
        : m.bulk_told({ title, failed }),
    );
  }
}

// Whoever leaves stops it: the app under way is finished all the same.
function useLeaving(isRunning: boolean, stop: AbortController) {
  const latest = useRef(stop);
  useEffect(() => {
    latest.current = stop;
  }, [stop]);
  useEffect(() => () => latest.current.abort(), []);
  // Back would leave the list of what failed behind.
  const blocker = useBlocker(isRunning);
  useEffect(() => blocker.reset?.(), [blocker]);
  useEffect(() => {
    if (!isRunning) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isRunning]);
}
