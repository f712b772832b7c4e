import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { developersQuery, groupsQuery } from '../api/owners.ts';
import { dialectOf } from '../api/platform.ts';
import type { Owner, OwnerRecord } from '../api/schemas.ts';
import { StaleNotice } from '../errors/stale-notice.tsx';
import { createPartTest } from '../inventory/match.ts';
import { ownerKey } from '../inventory/row.ts';
import { useUseCounts } from '../inventory/apps-of/use-apps-of.ts';
import { formatMinute, formatNumber } from '../messages/format.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { LoadAll } from '../listing/apps-found.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { useListView } from '../listing/use-list-view.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { SearchBox } from '../ui/search-box.tsx';
import { Segments } from '../ui/choices/segments.tsx';
import { OwnerBadge } from './owner-badge.tsx';
import { kindTexts, ownerKindIn } from './owner-kinds.ts';

/** Publish > Developers, and the other kinds of owners of the platform. */
export function Component() {
  const organization = organizationIn(useParams());
  const [search] = useSearchParams();
  const groups = dialectOf(organization).groups === 'companies' ? 'company' : 'appgroup';
  const kind = ownerKindIn(search) === 'developer' ? 'developer' : groups;
  return <Owners key={organization} {...{ organization, kind, groups }} />;
}

interface OwnerRow {
  record: OwnerRecord;
  /** `undefined` = not known */
  apps: number | undefined;
}

interface Props {
  organization: string;
  kind: Owner['kind'];
  /** the kind beside developers on the platform */
  groups: Owner['kind'];
}

function Owners({ organization, kind, groups }: Props) {
  const navigate = useNavigate();
  const list = kind === 'developer' ? developersQuery(organization) : groupsQuery(organization);
  const query = useSuspenseQuery(list);
  const { counts, isLoading } = useUseCounts(organization);
  const { rows, skipped, isComplete } = query.data;
  const all = rows.map((record) => ({
    record,
    apps: counts ? (counts.appsOfOwner.get(ownerKey(record)) ?? 0) : undefined,
  }));
  const view = useListView(all, { matches, values });
  const listed = all.length + skipped;
  const isDeveloper = kind === 'developer';
  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.developers()} – ${organization}`}>{m.developers()}</PageHeading>
        <p className={styles.count} role="status">
          {m.owners_count({ count: view.rows.length })}
        </p>
        <p className={styles.count}>
          {m.list_loaded_at({ time: formatMinute(query.dataUpdatedAt) })}
        </p>
      </header>
      <StaleNotice query={query} />
      {!isComplete && (
        <p className={styles.hint}>
          {isDeveloper
            ? m.owners_first({ count: listed })
            : m.owners_incomplete({ count: formatNumber(listed) })}
        </p>
      )}
      {skipped > 0 && <p className={styles.hint}>{m.owners_skipped({ count: skipped })}</p>}
      <div className={styles.tools}>
        <SearchBox label={m.owners_search()} {...view.searchBox} />
        <Segments
          label={m.filter_kind()}
          value={kind}
          options={['developer' as const, groups].map((value) => ({
            value,
            label: kindTexts[value].plural(),
          }))}
          onChange={(value) =>
            void navigate(paths.owners(organization, value), { preventScrollReset: true })
          }
        />
      </div>
      {!counts && !isLoading && (
        <>
          <p className={styles.hint}>{m.owners_apps_unknown()}</p>
          <LoadAll organization={organization} />
        </>
      )}
      {view.rows.length === 0 ? (
        <div className={styles.empty}>
          <h2>{all.length === 0 ? m.owners_empty() : m.list_no_match()}</h2>
          {all.length > 0 && <p>{m.list_no_match_next()}</p>}
          {!isComplete && isDeveloper && view.searchBox.value.includes('@') && (
            <PageLink to={paths.owner(organization, kind, view.searchBox.value.trim())}>
              {m.owners_open({ owner: view.searchBox.value.trim() })}
            </PageLink>
          )}
        </div>
      ) : (
        <DataTable
          label={kindTexts[kind].plural()}
          columns={columnsOf(organization, kind)}
          {...view.table}
          keyOf={({ record }) => record.id}
        />
      )}
    </>
  );
}

function matches({ record }: OwnerRow, text: string): boolean {
  const isPart = createPartTest(text);
  return [record.label, record.fullName, record.id].some(isPart);
}

const values = {
  owner: ({ record }: OwnerRow) => record.label,
  name: ({ record }: OwnerRow) => secondNameOf(record),
  status: ({ record }: OwnerRow) => record.status ?? '',
  apps: ({ apps }: OwnerRow) => apps ?? -1,
};

function secondNameOf({ kind, id, fullName }: OwnerRecord): string {
  return kind === 'developer' ? fullName : id;
}

function columnsOf(organization: string, kind: Owner['kind']): Column<OwnerRow>[] {
  return [
    {
      id: 'owner',
      name: kindTexts[kind].name(),
      canSort: true,
      cell: ({ record: { label, id } }) => (
        <PageLink
          to={paths.owner(organization, kind, kind === 'developer' ? label : id)}
          translate="no"
        >
          <bdi>{label}</bdi>
        </PageLink>
      ),
    },
    {
      id: 'name',
      name: kind === 'developer' ? m.owner_fact_full_name() : m.fact_name(),
      canSort: true,
      cell: ({ record }) => <span translate="no">{secondNameOf(record)}</span>,
    },
    {
      id: 'status',
      name: m.status(),
      width: '18ch',
      canSort: true,
      cell: ({ record }) => <OwnerBadge status={record.status} />,
    },
    {
      id: 'apps',
      name: m.apps(),
      width: '14ch',
      isNumber: true,
      canSort: true,
      cell: ({ apps }) => (apps === undefined ? '…' : formatNumber(apps)),
    },
  ];
}
