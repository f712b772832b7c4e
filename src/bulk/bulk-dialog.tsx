import { useQueryClient } from '@tanstack/react-query';
import { m } from '../paraglide/messages.js';
import { Dialog } from '../ui/dialogs/dialog.tsx';
import { amendJob, closeBulk, type BulkJob } from './run/bulk-job.ts';
import { BulkPlanForm, titleOfPlan } from './plan/bulk-plan-form.tsx';
import { BulkProgress } from './run/bulk-progress.tsx';
import { BulkResult } from './result/bulk-result.tsx';
import { checkRun, continueRun, retryFailures, startRun, undoRun } from './run/bulk-rounds.ts';
import { runningTitle, titleOfResult } from './bulk-words.ts';
import { useSurvey } from './plan/use-survey.ts';
import { useCurrentRun } from './run/use-current-run.ts';

/** A bulk change: its preview, then the details of its progress and of its result. */
export function BulkDialog({ job }: { job: BulkJob }) {
  return job.phase === 'plan' ? <PlanDialog job={job} /> : <RunDialog job={job} />;
}

function PlanDialog({ job }: { job: BulkJob }) {
  const client = useQueryClient();
  const { organization, action, ids, target } = job;
  const survey = useSurvey(organization, ids, { action, target });
  return (
    <Dialog title={titleOfPlan({ action, target }, survey)} close={m.close()} onClose={closeBulk}>
      <BulkPlanForm
        job={job}
        survey={survey}
        onTarget={(chosen) => amendJob({ target: chosen })}
        onCancel={closeBulk}
        onStart={(expected) => startRun(client, expected)}
      />
    </Dialog>
  );
}

function RunDialog({ job }: { job: BulkJob }) {
  const client = useQueryClient();
  const { run, beforeUndo } = useCurrentRun(job);
  const isRunning = job.phase === 'running';
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
          onGoOn={() => continueRun(client, run)}
          onUndo={() => undoRun(client, run, beforeUndo)}
          onClose={closeBulk}
        />
      )}
    </Dialog>
  );
}
