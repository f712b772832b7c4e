import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { PageLink } from '../../page-link.tsx';
import { appQuery } from '../../api/apps.ts';
import { hasOwner } from '../../api/owners.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { useFoundKey } from '../../find/found-key.ts';
import { preloadReports, reportSettled } from '../../operations/run-and-report.ts';
import { ChangeNote, prefetchChangeOutcome } from '../../status/change-note.tsx';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { ReadOnlyNotice } from '../../status/read-only-notice.tsx';
import { prefetchStaleNotice, StaleNotice } from '../../errors/stale-notice.tsx';
import { preloadReportTexts } from '../../operations/app/status-change.ts';
import { appResourceId, switchId } from '../../operations/app/switches.ts';
import { useWholeApp } from '../../operations/app/unsettled-levels.ts';
import type { StatusProps } from '../../status/status-control.tsx';
import { useReadAfterReload } from '../../operations/after-reload/use-read-after-reload.ts';
import { useOwner } from '../../inventory/use-owner.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import pageStyles from '../../ui/page.module.css';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { lastListOf } from '../list-place.ts';
import { useNewApp } from '../new-app.ts';
import { AppDetails } from './app-details.tsx';
import styles from './app-view.module.css';
import { ClockNotice } from '../../status/clock-notice.tsx';
import { keySentence } from '../../status/verdict.tsx';
import { CredentialsSection } from './credentials-section.tsx';

const SkippedRows = lazyPart(
  async () => (await import('../../listing/skipped-rows.tsx')).SkippedRows,
);
const OfferedStatusActions = lazyPart(
  async () => (await import('../../find/actions/offered-status-actions.tsx')).OfferedStatusActions,
);
const NoOwnerNotice = lazyPart(async () => (await import('./no-owner-notice.tsx')).NoOwnerNotice);
const FoundLine = lazyPart(async () => (await import('../list/search/found-line.tsx')).FoundLine);
const DetailsEditor = lazyPart(
  async () => (await import('../form/details-editor.tsx')).DetailsEditor,
);
const NewAppDialog = lazyPart(
  async () => (await import('../form/new-app-dialog.tsx')).NewAppDialog,
);

interface Props {
  organization: string;
  appId: string;
  editing?: boolean;
  /** renders a status: read-only or as a control */
  Status: ComponentType<StatusProps>;
  action: ReactNode;
}

/** An app with its details and credentials. Used by the read-only page and by the edit view. */
export function AppView({ organization, appId, editing = false, Status, action }: Props) {
  const reading = useSuspenseQuery(appQuery(organization, appId));
  const app = useWholeApp(organization, reading.data);
  useReportSettled(organization, reading.data, reading.dataUpdatedAt);
  useReadAfterReload(reading.refetch);
  useAfterPaint(prefetchNotices);
  const owner = useOwner(organization, app.owner);
  const found = useFoundKey(organization, appId);
  const list = lastListOf(organization);
  const created = useNewApp(organization, appId);
  const details = (
    <AppDetails
      organization={organization}
      app={app}
      owner={owner.record}
      unread={owner.state.unread}
    />
  );
  const heading = editing ? m.edit_app({ app: app.displayName }) : app.displayName;
  return (
    <>
      <nav className={pageStyles.trail} aria-label={m.breadcrumb()}>
        <PageLink to={`${paths.apps(organization)}${list.search}`} state={list.state}>
          {m.apps()}
        </PageLink>
        <span aria-hidden>›</span>
        {editing ? (
          <PageLink to={paths.app(organization, appId)} translate="no">
            {app.displayName}
          </PageLink>
        ) : (
          <span translate="no">{app.displayName}</span>
        )}
      </nav>
      <header className={styles.header}>
        <PageHeading title={`${heading} – ${organization}`}>
          {editing ? heading : <bdi translate="no">{heading}</bdi>}
        </PageHeading>
        <div className={styles.status} id="app-status" tabIndex={-1}>
          {editing && (
            <span className={styles.label} aria-hidden>
              {m.app_status()}
            </span>
          )}
          <Status organization={organization} app={app} level={{}} />
        </div>
        {action}
      </header>
      <ChangeNote operationId={switchId({ organization, app, level: {} })} />
      <LazyBoundary failed={null}>
        <OfferedStatusActions organization={organization} app={app} />
      </LazyBoundary>
      <StaleNotice query={reading} />
      {found && (
        <LazyBoundary>
          <FoundLine {...{ app, found }} owner={owner.state} sentence={keySentence} />
        </LazyBoundary>
      )}
      {app.skipped.length > 0 && (
        <LazyBoundary>
          <SkippedRows what="parts of an app" skipped={app.skipped} />
        </LazyBoundary>
      )}
      {editing && <ReadOnlyNotice organization={organization} />}
      <ClockNotice organization={organization} />
      {!hasOwner(app.owner) && (
        <LazyBoundary>
          <NoOwnerNotice />
        </LazyBoundary>
      )}
      {editing && hasOwner(app.owner) ? (
        <LazyBoundary
          fallback={
            <>
              {details}
              <div className={styles.detailsActions} />
            </>
          }
        >
          <DetailsEditor {...{ organization, app }}>{details}</DetailsEditor>
        </LazyBoundary>
      ) : (
        details
      )}
      {created && (
        <LazyBoundary>
          <NewAppDialog {...{ organization, app, created }} />
        </LazyBoundary>
      )}
      <CredentialsSection {...{ organization, app, editing, Status }} owner={owner.state} />
    </>
  );
}

// A change that could not be verified is settled by the first read that shows the app again.
function useReportSettled(organization: string, app: AnyApp, readAt: number) {
  const client = useQueryClient();
  useEffect(
    () =>
      reportSettled(client, appResourceId(organization, app.appId), withoutSecrets(app), readAt),
    [client, organization, app, readAt],
  );
}

function prefetchNotices() {
  preloadReports();
  preloadReportTexts();
  prefetchChangeOutcome();
  prefetchStaleNotice();
}
