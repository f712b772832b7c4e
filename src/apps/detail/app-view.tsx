import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { PageLink } from '../../page-link.tsx';
import type { OwnerState } from '../../access/evaluate.ts';
import { appQuery } from '../../api/apps.ts';
import { hasOwner } from '../../api/owners.ts';
import { productsQuery } from '../../api/products.ts';
import { withoutSecrets } from '../../api/app-bodies.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { foundKeysIn, markFoundKey, useFoundKey, type FoundKey } from '../../find/found-key.ts';
import { preloadReports, reportSettled } from '../../operations/run-and-report.ts';
import { ChangeNote, prefetchChangeOutcome } from '../../status/change-note.tsx';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { ReadOnlyNotice } from '../../status/read-only-notice.tsx';
import { prefetchStaleNotice, StaleNotice } from '../../errors/stale-notice.tsx';
import { preloadReportTexts } from '../../operations/app/status-change.ts';
import { appResourceId, switchId } from '../../operations/app/switches.ts';
import { useUnconfirmed, useWholeApp } from '../../operations/app/unsettled-levels.ts';
import type { StatusProps } from '../../status/status-control.tsx';
import { useReadAfterReload } from '../../operations/after-reload/use-read-after-reload.ts';
import { useOwner } from '../../inventory/use-owner.ts';
import { m } from '../../paraglide/messages.js';
import { paths } from '../../paths.ts';
import { Boundary } from '../../ui/boundary.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import pageStyles from '../../ui/page.module.css';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { useNow } from '../../ui/hooks/use-now.ts';
import { lastListOf } from '../list-place.ts';
import { useNewApp } from '../new-app.ts';
import { AppDetails } from './app-details.tsx';
import styles from './app-view.module.css';
import { ClockNotice } from '../../status/clock-notice.tsx';
import { CredentialCard } from '../../credentials/credential-card.tsx';
import type { OpenDialog } from '../../credentials/manage/open-dialog.ts';
import { keySentence } from '../../status/verdict.tsx';

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
const AppActions = lazyPart(
  async () => (await import('../../credentials/manage/app-actions.tsx')).AppActions,
);
const KeyActions = lazyPart(
  async () => (await import('../../credentials/manage/key-actions.tsx')).KeyActions,
);
const CredentialDialogs = lazyPart(
  async () => (await import('../../credentials/manage/credential-dialogs.tsx')).CredentialDialogs,
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
      <Boundary fallback={null}>
        <Suspense>
          <OfferedStatusActions organization={organization} app={app} />
        </Suspense>
      </Boundary>
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
          waiting={
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
      <Credentials {...{ organization, app, editing, Status }} owner={owner.state} />
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

interface CredentialsProps extends Pick<Props, 'organization' | 'Status'> {
  app: AnyApp;
  editing: boolean;
  owner: OwnerState;
}

function Credentials({ organization, app, editing, owner, Status }: CredentialsProps) {
  const found = useFoundKey(organization, app.appId);
  const [dialog, setDialog] = useState(() => (editing ? dialogFor(found) : undefined));
  useEffect(() => {
    if (editing && found?.isToReplace) markFoundKey({ ...found, isToReplace: false });
  }, [editing, found]);
  const knownProducts = useQuery(productsQuery(organization)).data;
  const now = useNow();
  const foundKeys = foundKeysIn(found, app);
  const unconfirmed = useUnconfirmed(organization, app.appId);
  const eagerCards = countEager(app);
  return (
    <section aria-labelledby="credentials" className={pageStyles.section}>
      <div className={styles.sectionHead}>
        <h2 id="credentials">{m.credentials()}</h2>
        <span className={styles.muted}>{m.keys_count({ count: app.credentials.length })}</span>
        {editing && hasOwner(app.owner) && (
          <LazyBoundary>
            <AppActions onOpen={setDialog} />
          </LazyBoundary>
        )}
      </div>
      {app.credentials.length === 0 && <p className={styles.empty}>{m.no_keys()}</p>}
      {app.credentials.map((credential, index) => (
        <CredentialCard
          key={credential.consumerKey}
          anchor={`key-${index + 1}`}
          {...{ organization, app, owner, credential, knownProducts, now, Status, unconfirmed }}
          isFound={foundKeys.includes(credential.consumerKey)}
          isEager={index < eagerCards}
          isOneOfMany={app.credentials.length > manyCards}
          actions={
            editing && (
              <LazyBoundary>
                <KeyActions {...{ organization, app, credential }} onOpen={setDialog} />
              </LazyBoundary>
            )
          }
        />
      ))}
      {dialog && (
        <LazyBoundary>
          <CredentialDialogs
            {...{ organization, app, dialog }}
            onClose={() => setDialog(undefined)}
          />
        </LazyBoundary>
      )}
    </section>
  );
}

// Another page leads here to replace a leaked key.
function dialogFor(found: FoundKey | null): OpenDialog | undefined {
  return found?.isToReplace ? { kind: 'replace', key: found.start } : undefined;
}

/** With more keys than this, cards away from the viewport are not laid out. */
const manyCards = 30;

/** How many status controls a page mounts before scrolling, not counting further products of a single key. */
const maxEagerControls = 60;

// How many keys, from the first on, mount their status controls at once: with few keys and products, all of them.
function countEager({ credentials }: AnyApp): number {
  let controls = 0;
  const last = credentials.findIndex(({ products }) => {
    controls += 1 + products.length;
    return controls > maxEagerControls;
  });
  return last === -1 ? credentials.length : last + 1;
}
