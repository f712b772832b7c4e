import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { useBulkJob } from './run/bulk-job.ts';

const BulkDialog = lazyPart(async () => (await import('./bulk-dialog.tsx')).BulkDialog);
const BulkBar = lazyPart(async () => (await import('./bulk-bar.tsx')).BulkBar);

/** Loads the code of bulk changes in advance. */
export function preloadBulk(): void {
  BulkDialog.preload();
  BulkBar.preload();
}

/** The dialog of the bulk change in progress, or the bar that is shown while its dialog is closed. */
export function BulkHost() {
  const job = useBulkJob();
  if (!job) return null;
  return (
    <LazyBoundary>{job.isOpen ? <BulkDialog job={job} /> : <BulkBar job={job} />}</LazyBoundary>
  );
}
