import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkTarget } from '../inventory/bulk-plan.ts';
import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { amendJob, closeBulk, type BulkJob } from './run/bulk-job.ts';
import { BulkPlanForm, titleOfPlan } from './plan/bulk-plan-form.tsx';
import { BulkProgress } from './run/bulk-progress.tsx';
import { BulkResult } from './result/bulk-result.tsx';
import { checkRun, continueRun, retryFailures, startRun, undoRun } from './run/bulk-rounds.ts';
import { revocationOf } from './run/bulk-undo.ts';
import { runningTitle, titleOfResult } from './bulk-words.ts';
import { useSurvey } from './plan/use-survey.ts';
import { useCurrentRun } from './run/use-current-run.ts';

/** A bulk change: its preview, then the details of its progress and of its result. */
export function BulkDialog({ job }: { job: BulkJob }) {
  const client = useQueryClient();
  if (job.phase !== 'plan') return <RunDialog job={job} />;
  return (
    <PlanDialog
      job={job}
      onTarget={(target) => amendJob({ target })}
      onCancel={closeBulk}
      onStart={(expected, unchanged) => startRun(client, expected, unchanged)}
    />
  );
}

interface PlanProps {
  job: BulkJob;
  onTarget?: (target: BulkTarget) => void;
  onCancel(): void;
  /** with the number of changes that the run will make, and of apps that need none */
  onStart(expected: number, unchanged: number): void;
}

function PlanDialog({ job, onTarget, onCancel, onStart }: PlanProps) {
  const { organization, action, ids, target } = job;
  const survey = useSurvey(organization, ids, { action, target });
  return (
    <Dialog title={titleOfPlan({ action, target }, survey)} close={m.close()} onClose={onCancel}>
      <BulkPlanForm {...{ job, survey, onTarget, onCancel, onStart }} />
    </Dialog>
  );
}

function RunDialog({ job }: { job: BulkJob }) {
  const client = useQueryClient();
  const { run, beforeUndo } = useCurrentRun(job);
  const isRunning = job.phase === 'running';
  const [revocation, setRevocation] = useState<BulkJob>();
  const undo = () => undoRun(client, run, beforeUndo);
  // An undo that revokes stops what works: it asks what any bulk revocation asks.
  if (revocation)
    return <PlanDialog job={revocation} onCancel={() => setRevocation(undefined)} onStart={undo} />;
  return (
    <Dialog
      title={isRunning ? runningTitle(job) : titleOfResult(run, job)}
      close={m.close()}
      onClose={closeBulk}
    >
      {isRunning ? (
        <BulkProgress job={job} hint={m.bulk_background()} />
      ) : (
        <BulkResult
          organization={job.organization}
          request={job}
          run={run}
          beforeUndo={beforeUndo}
          onRetry={() => retryFailures(client, run)}
          onCheck={() => checkRun(client, run, beforeUndo)}
          onContinue={() => continueRun(client, run)}
          onUndo={
            job.action === 'revoke'
              ? undo
              : () => setRevocation({ ...job, ...revocationOf(job.target, beforeUndo ?? run) })
          }
          onClose={closeBulk}
        />
      )}
    </Dialog>
  );
}
