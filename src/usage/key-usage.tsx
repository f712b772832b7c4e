import { useQueries, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { appQuery } from '../api/apps.ts';
import { environmentsQuery } from '../api/deployments/environments.ts';
import { appFilter, keyCallsQuery } from '../api/stats/stats.ts';
import { usageDays } from '../api/stats/usage-days.ts';
import { statsEmail } from '../inventory/keys/call-usage.ts';
import { useOwner } from '../inventory/use-owner.ts';
import { formatNumber, formatUtcDay } from '../messages/format.ts';
import { keyText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { useNow } from '../ui/hooks/use-now.ts';
import detailsStyles from '../ui/details.module.css';
import pageStyles from '../ui/page.module.css';
import { DayBars } from './day-bars.tsx';
import { appCalls, type AppCalls, type CallLine } from './key-calls.ts';
import { LastUsed } from './last-used.tsx';
import { usageByEnvironment } from './organization-usage.ts';
import { UsageNote } from './usage-note.tsx';

interface Props {
  organization: string;
  appId: string;
}

/** When the keys of an app were called in the last 30 days. */
export function KeyUsage({ organization, appId }: Props) {
  const { data: app } = useSuspenseQuery(appQuery(organization, appId));
  const owner = useOwner(organization, app.owner).record;
  const canFilter = appFilter(app.name) !== null;
  const list = useQuery({ ...environmentsQuery(organization), enabled: canFilter });
  const names = list.data?.environments ?? [];
  const answers = useQueries({
    queries: names.map((name) => keyCallsQuery(organization, name, app.name)),
  });
  const now = useNow();
  if (!canFilter) return <p>{m.usage_quoted_name()}</p>;
  const environments = usageByEnvironment(names, answers);
  const email = statsEmail(app.owner, owner?.label ?? '');
  const keys = app.credentials.map(({ consumerKey }) => consumerKey);
  const calls = appCalls(environments, { keys, email }, now);
  const isLoading = list.isFetching || answers.some(({ isFetching }) => isFetching);
  const nameOf = ({ key }: CallLine) => (key === null ? m.usage_whole_app() : keyText(app, key));
  return (
    <>
      <UsageNote
        usage={{ environments, error: list.error ?? undefined, callsWithoutApp: 0, isLoading }}
        onRetry={() => {
          if (list.error) void list.refetch();
          for (const answer of answers) if (answer.error) void answer.refetch();
        }}
      />
      {calls.isPerApp && <p className={pageStyles.count}>{m.usage_per_app_only()}</p>}
      <CallTable calls={calls} nameOf={nameOf} />
      <CallsByDay calls={calls} nameOf={nameOf} />
    </>
  );
}

interface TableProps {
  calls: AppCalls;
  nameOf(line: CallLine): string;
}

function CallTable({ calls: { lines }, nameOf }: TableProps) {
  const max = Math.max(0, ...lines.flatMap(({ calls }) => calls));
  return (
    <DataTable
      label={m.usage_section()}
      count={lines.length}
      rowAt={(index) => lines[index]}
      keyOf={nameOf}
      columns={callColumns(nameOf, max)}
    />
  );
}

function callColumns(nameOf: TableProps['nameOf'], max: number): Column<CallLine>[] {
  return [
    { id: 'key', name: m.column_key(), cell: (line) => <code>{nameOf(line)}</code> },
    {
      id: 'last',
      name: m.usage_title(),
      cell: ({ last }) => <LastUsed use={last} days={usageDays.keys} />,
    },
    {
      id: 'calls',
      name: m.usage_calls({ days: usageDays.keys }),
      width: '18ch',
      isNumber: true,
      cell: ({ total, last }) => isCounted(last) && formatNumber(total),
    },
    {
      id: 'days',
      name: m.usage_per_day(),
      cell: ({ calls, last }) => isCounted(last) && <DayBars values={calls} max={max} />,
    },
  ];
}

// Where something could not be read, a zero would be wrong.
function isCounted({ kind }: CallLine['last']): boolean {
  return kind === 'used' || kind === 'unused';
}

// What the bars show, for those who can't see them, and for exact numbers.
function CallsByDay({ calls: { firstDay, lines }, nameOf }: TableProps) {
  const counted = lines.filter(({ last }) => isCounted(last));
  if (counted.length === 0) return null;
  return (
    <details>
      <summary className={detailsStyles.summary}>{m.usage_per_day()}</summary>
      <table aria-label={m.usage_per_day()}>
        <thead>
          <tr>
            <th scope="col">{m.usage_day()}</th>
            {counted.map((line) => (
              <th key={nameOf(line)} scope="col">
                <code>{nameOf(line)}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(counted[0]?.calls ?? []).map((_, index) => {
            const day = firstDay + index * 86_400_000;
            return (
              <tr key={day}>
                <th scope="row">{formatUtcDay(day)}</th>
                {counted.map((line) => (
                  <td key={nameOf(line)}>{formatNumber(line.calls[index] ?? 0)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
