import { useQueryClient } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, type RefObject } from 'react';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { focusInPlace } from '../ui/focus/focus-in-place.ts';
import { useFocusHandover } from '../ui/hooks/use-focus-handover.ts';
import { amendJob, dismissBulk, type BulkJob } from './run/bulk-job.ts';
import styles from './bulk-bar.module.css';
import { ProgressLine, StopButton } from './run/bulk-progress.tsx';
import { undoRun } from './run/bulk-rounds.ts';
import { countUndoable } from './run/bulk-tasks.ts';
import { runningTitle, titleOfResult } from './bulk-words.ts';
import { useCurrentRun } from './run/use-current-run.ts';

/** The bar at the bottom of every page while the dialog of a bulk change is closed: its progress, then its result. */
export function BulkBar({ job }: { job: BulkJob }) {
  const client = useQueryClient();
  const { phase, action } = job;
  const { run, beforeUndo } = useCurrentRun(job);
  const isRunning = phase === 'running';
  // Each change renders the bar, and counting thousands of changes takes longer than a frame.
  const toUndo = isRunning ? 0 : countUndoable(beforeUndo ?? run);
  const title = useRef<HTMLParagraphElement>(null);
  // The dialog that had the focus is gone. Not the Stop button: a second press of Enter could reach it.
  useEffect(() => {
    if (title.current) focusInPlace(title.current);
  }, []);
  return (
    <section ref={publishHeight} className={styles.bar} aria-label={m.bulk_bar()}>
      <p ref={title} className={styles.title} tabIndex={-1}>
        {isRunning ? runningTitle(job) : titleOfResult(run, job)}
      </p>
      {isRunning && (
        <>
          <progress
            className={styles.progress}
            aria-label={m.bulk_progress()}
            value={run.done}
            max={run.total}
          />
          <ProgressLine job={job} />
        </>
      )}
      <span className={styles.buttons}>
        {isRunning && <StopButton stop={job.stop} focusTarget={title} />}
        {toUndo > 0 && <UndoAll count={toUndo} focusTarget={title} onUndo={undo} />}
        <Button onClick={openDetails}>{m.details()}</Button>
        {!isRunning && (
          <Button
            kind="quiet"
            icon={<X size={16} aria-hidden />}
            aria-label={m.bulk_dismiss()}
            onClick={() => {
              dismissBulk();
              document.querySelector('h1')?.focus();
            }}
          />
        )}
      </span>
    </section>
  );

  // An undo that revokes is confirmed in the dialog, which lists the apps.
  function undo() {
    if (action === 'approve') openDetails();
    else undoRun(client, run, beforeUndo);
  }
}

// Other bars and toasts stand above this one, and what has the focus is scrolled out from under it.
function publishHeight(bar: HTMLElement) {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() =>
    style.setProperty('--bulk-bar', `${bar.offsetHeight}px`),
  );
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--bulk-bar');
  };
}

function openDetails() {
  amendJob({ isOpen: true });
}

interface UndoProps {
  count: number;
  /** gets the focus when the button disappears */
  focusTarget: RefObject<HTMLElement | null>;
  onUndo(this: void): void;
}

function UndoAll({ count, focusTarget, onUndo }: UndoProps) {
  const button = useFocusHandover<HTMLButtonElement>(focusTarget);
  return (
    <Button ref={button} onClick={onUndo}>
      {m.bulk_undo({ count })}
    </Button>
  );
}
