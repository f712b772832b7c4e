import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useBlocker } from 'react-router';
import type { Action } from '../access/status.ts';
import type { BulkTarget } from '../inventory/bulk-plan.ts';
import { refusedIn } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { announce } from '../ui/toast/announcer.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useFindRecord } from '../operations/log.ts';
import { BulkPlanForm, expectedChanges, titleOfPlan, useSurvey } from './bulk-plan-form.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkResult, titleOfResult } from './bulk-result.tsx';
import { runBulk } from './bulk-run.ts';
import { emptyRun, type BulkRun, type Task } from './bulk-state.ts';
import { countUndoable, retryOf, tasksOf } from './bulk-tasks.ts';
import { undoRound, unsettledIn } from './bulk-undo.ts';
import { checkUnconfirmed, updatedRun } from './bulk-unconfirmed.ts';
import { bulkTargetText, runningTitles } from './bulk-words.ts';

interface Props {
  organization: string;
  action: Action;
  /** of the selected apps */
  ids: readonly string[];
  onClose(): void;
}

type Phase = 'plan' | 'running' | 'result';

/** Changes many apps: shows a preview, then the progress, then the result. */
export function BulkDialog({ organization, action, ids, onClose }: Props) {
  const client = useQueryClient();
  const [target, setTarget] = useState<BulkTarget>({ kind: 'app' });
  const [phase, setPhase] = useState<Phase>('plan');
  const [lastRun, setRun] = useState<BulkRun>(emptyRun);
  /** the changes that were not confirmed when Undo was pressed; `null` = Undo was not pressed */
  const [leftByUndo, setLeftByUndo] = useState<BulkRun | null>(null);
  const isUndo = leftByUndo !== null;
  const find = useFindRecord();
  const run = updatedRun(lastRun, find);
  const beforeUndo = leftByUndo && updatedRun(leftByUndo, find);
  const [stop, setStop] = useState(() => new AbortController());
  /** changes of this round, for its title */
  const [roundSize, setRoundSize] = useState(0);
  const survey = useSurvey(organization, ids, { action, target });
  useStopOnLeave(phase === 'running', stop);

  const request = { action, target };
  const titles: Record<Phase, () => string> = {
    plan: () => titleOfPlan(request, survey),
    running: () => runningTitle(),
    result: () => titleOfResult(run, request, isUndo),
  };

  return (
    <Dialog
      title={titles[phase]()}
      close={m.close()}
      locked={phase === 'running'}
      onClose={onClose}
    >
      {phase === 'plan' && (
        <BulkPlanForm
          organization={organization}
          request={request}
          survey={survey}
          onTarget={setTarget}
          onCancel={onClose}
          onStart={() => {
            setRoundSize(expectedChanges(survey));
            void start(tasksOf(organization, ids, request), {
              refusedPermissions: refusedIn(organization),
            });
          }}
        />
      )}
      {phase === 'running' && <BulkProgress run={run} stop={stop} />}
      {phase === 'result' && (
        <BulkResult
          organization={organization}
          request={request}
          run={run}
          beforeUndo={beforeUndo}
          onRetry={() => {
            setRoundSize(run.failures.length);
            void start(retryOf(run), { from: { ...run, failures: [] } });
          }}
          onCheck={() =>
            checkUnconfirmed(client, [
              ...run.unconfirmed,
              ...(beforeUndo ? unsettledIn(beforeUndo) : []),
            ])
          }
          onGoOn={() => {
            setRoundSize(run.left.length);
            void start(run.left, { from: { ...run, left: [] } });
          }}
          onUndo={() => {
            const next = undoRound(run, beforeUndo);
            setLeftByUndo(next.beforeUndo);
            setRoundSize(countUndoable(beforeUndo ?? run));
            void start(next.tasks, { from: next.from, leftByUndo: next.beforeUndo });
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );

  function runningTitle(): string {
    if (isUndo) return m.bulk_undoing({ count: roundSize });
    return bulkTargetText(target, roundSize, runningTitles[action]);
  }

  async function start(
    tasks: readonly Task[],
    options: { from?: BulkRun; refusedPermissions?: ReadonlySet<string>; leftByUndo?: BulkRun },
  ) {
    const { leftByUndo: left = leftByUndo, ...rest } = options;
    const controller = new AbortController();
    setStop(controller);
    setRun({ ...emptyRun, total: tasks.length });
    setPhase('running');
    const ended = await runBulk(client, {
      tasks,
      stop: controller.signal,
      onProgress: setRun,
      ...rest,
    });
    setRun(ended);
    setPhase('result');
    const title = titleOfResult(ended, request, left !== null);
    const failed = String(ended.failures.length);
    const unconfirmed = ended.unconfirmed.length + (left?.unconfirmed.length ?? 0);
    announce(
      unconfirmed > 0
        ? m.bulk_finished_unconfirmed({ title, failed, unconfirmed: String(unconfirmed) })
        : m.bulk_finished({ title, failed }),
    );
  }
}

// Leaving the page stops the run after the app that is being changed.
function useStopOnLeave(isRunning: boolean, stop: AbortController) {
  const latest = useRef(stop);
  useEffect(() => {
    latest.current = stop;
  }, [stop]);
  useEffect(() => () => latest.current.abort(), []);
  // Going back would lose the list of failures.
  const blocker = useBlocker(isRunning);
  useEffect(() => blocker.reset?.(), [blocker]);
  useEffect(() => {
    if (!isRunning) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isRunning]);
}
