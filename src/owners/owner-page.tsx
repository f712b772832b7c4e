import Plus from 'lucide-react/icons/plus';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { isActive } from '../access/status.ts';
import { ownerDetailsQuery, type OwnerDetails } from '../api/owner-details.ts';
import { ownerQuery } from '../api/owners.ts';
import type { Owner, OwnerRecord } from '../api/schemas.ts';
import { prefetchStaleNotice, StaleNotice } from '../errors/stale-notice.tsx';
import { useAppsOf, type AppsOf } from '../inventory/apps-of/use-apps-of.ts';
import { formatNumber } from '../messages/format.ts';
import { unsettledByApp } from '../operations/app/unsettled-levels.ts';
import { useRecords } from '../operations/log.ts';
import { ownerResource, ownerStatusId } from '../operations/owner/owner-resource.ts';
import { useIsUnconfirmed } from '../operations/confirm/own-writes.ts';
import { preloadReports, reportSettled } from '../operations/run-and-report.ts';
import { useReadAfterReload } from '../operations/after-reload/use-read-after-reload.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { AppsFound } from '../listing/apps-found.tsx';
import { ChangeNote, prefetchChangeOutcome } from '../status/change-note.tsx';
import { ClockNotice } from '../status/clock-notice.tsx';
import { ReadOnlyNotice } from '../status/read-only-notice.tsx';
import { Button } from '../ui/button.tsx';
import { useAfterPaint } from '../ui/hooks/use-after-paint.ts';
import { useNow } from '../ui/hooks/use-now.ts';
import { BreakableMail } from '../ui/breakable-mail.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { ownerApps } from './owner-apps.ts';
import { OwnerAppsTable } from './owner-apps-table.tsx';
import { countApps, keysByOwnerStatus, type OwnerKeys } from '../inventory/apps-of/owner-keys.ts';
import { Members, OwnerFacts } from './owner-facts.tsx';
import { kindTexts, ownerKindIn } from './owner-kinds.ts';
import { OwnerStatus, prefetchDeactivateDialog } from './owner-status.tsx';

/** A developer, AppGroup or company: its details, its status, and its apps. */
export function Component() {
  const params = useParams();
  const [search] = useSearchParams();
  const organization = organizationIn(params);
  const name = params['owner'] ?? '';
  const kind = ownerKindIn(search);
  return <OwnerView key={`${organization} ${kind} ${name}`} {...{ organization, kind, name }} />;
}

interface Props {
  organization: string;
  kind: Owner['kind'];
  name: string;
}

function OwnerView({ organization, kind, name }: Props) {
  const query = useSuspenseQuery(ownerDetailsQuery(organization, kind, name));
  const { owner } = query.data;
  const record = useRecord(organization, query.data, query.dataUpdatedAt);
  const found = useAppsOf(organization, { by: 'owner', owner });
  const unsettled = useUnsettled(organization);
  const now = useNow();
  useReadAfterReload(query.refetch);
  useAfterPaint(prefetchNotices);
  const keys = useMemo(
    () => keysByOwnerStatus(found.apps ?? [], kind, unsettled, now),
    [found.apps, kind, unsettled, now],
  );
  const apps = useMemo(
    () => ownerApps(found.apps ?? [], { kind, status: record.status }, unsettled, now),
    [found.apps, kind, record.status, unsettled, now],
  );
  const isComplete = found.apps !== undefined && found.isComplete && found.skipped === 0;
  return (
    <>
      <nav className={styles.trail} aria-label={m.breadcrumb()}>
        <PageLink to={paths.owners(organization, kind)}>{kindTexts[kind].plural()}</PageLink>
        <span aria-hidden>›</span>
        <span translate="no">{record.label}</span>
      </nav>
      <header className={styles.header}>
        <PageHeading title={`${record.label} – ${organization}`}>
          <bdi translate="no">
            <BreakableMail text={record.label} />
          </bdi>
        </PageHeading>
        <div className={styles.line}>
          <span className={styles.count} aria-hidden>
            {m.status()}
          </span>
          <OwnerStatus {...{ organization, owner, record, keys, isComplete }} />
        </div>
      </header>
      <ChangeNote operationId={ownerStatusId(organization, owner)} />
      <StaleNotice query={query} />
      <ReadOnlyNotice organization={organization} />
      <ClockNotice organization={organization} />
      {found.apps && <KeysHint {...{ organization, owner, record, keys, isComplete }} />}
      <OwnerFacts details={query.data} record={record} />
      {kind === 'appgroup' && <Members organization={organization} members={query.data.members} />}
      <Apps {...{ organization, owner, found, isComplete, apps }} name={record.label} />
    </>
  );
}

// Kept up to date by the switch; the details are as old as the page.
function useRecord(organization: string, { owner, record }: OwnerDetails, readAt: number) {
  const client = useQueryClient();
  // The cache may have an older record, from the page of an app.
  useEffect(() => {
    const { queryKey } = ownerQuery(organization, owner);
    const known = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
    if (known < readAt) client.setQueryData(queryKey, record, { updatedAt: readAt });
  }, [client, organization, owner, record, readAt]);
  const reading = useQuery({
    ...ownerQuery(organization, owner),
    initialData: record,
    initialDataUpdatedAt: readAt,
  });
  // A change that could not be verified is settled by the first read that shows the owner again.
  useEffect(
    () =>
      reportSettled(
        client,
        ownerResource(organization, owner),
        reading.data,
        reading.dataUpdatedAt,
      ),
    [client, organization, owner, reading.data, reading.dataUpdatedAt],
  );
  return reading.data;
}

function useUnsettled(organization: string) {
  const records = useRecords();
  return useMemo(
    () => (records.length > 0 ? unsettledByApp(organization) : new Map<string, []>()),
    [records, organization],
  );
}

function prefetchNotices() {
  preloadReports();
  prefetchChangeOutcome();
  prefetchStaleNotice();
  prefetchDeactivateDialog();
}

interface HintProps {
  organization: string;
  owner: Owner;
  record: OwnerRecord;
  keys: OwnerKeys;
  isComplete: boolean;
}

/** What the status of the owner decides for its keys. */
function KeysHint({ organization, owner, record, keys, isComplete }: HintProps) {
  const isUnconfirmed = useIsUnconfirmed(ownerStatusId(organization, owner));
  const { work, mayWork } = keys;
  // Without all apps, or with an unknown status, a number would say too much.
  if (isUnconfirmed || !isComplete || record.status === undefined) return null;
  if (work.length + mayWork.length === 0) return null;
  const counts = { count: work.length, apps: countApps(work) };
  return (
    <p className={styles.hint}>
      {isActive(record.status) ? m.owner_keys_work(counts) : m.owner_keys_would_work(counts)}
      {mayWork.length > 0 && ` ${m.owner_keys_unknown({ count: mayWork.length })}`}
    </p>
  );
}

interface AppsProps {
  organization: string;
  owner: Owner;
  name: string;
  found: AppsOf;
  isComplete: boolean;
  apps: ReturnType<typeof ownerApps>;
}

function Apps({ organization, owner, name, found, isComplete, apps }: AppsProps) {
  const navigate = useNavigate();
  return (
    <section className={styles.section} aria-labelledby="apps">
      <div className={styles.sectionHead}>
        <h2 id="apps">{m.apps()}</h2>
        {found.apps && (
          <span className={styles.count}>
            {isComplete
              ? formatNumber(apps.length)
              : m.at_least({ count: formatNumber(apps.length) })}
          </span>
        )}
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() => {
            const { kind, email, id } = owner;
            void navigate(paths.createApp(organization, { kind, name: email || id }));
          }}
        >
          {m.create_app()}
        </Button>
      </div>
      <AppsFound organization={organization} found={found} />
      {!found.apps && !found.query.error && <p className={styles.count}>{m.loading()}</p>}
      {apps.length > 0 && <OwnerAppsTable organization={organization} name={name} apps={apps} />}
      {found.apps && apps.length === 0 && (
        <div className={styles.empty}>
          <h3>{isComplete ? m.owner_no_apps() : m.found_none_yet()}</h3>
          <p>{isComplete ? m.owner_no_apps_next() : m.found_none_yet_next()}</p>
        </div>
      )}
    </section>
  );
}
