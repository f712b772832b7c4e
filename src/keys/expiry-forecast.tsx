import CalendarDays from 'lucide-react/icons/calendar-days';
import { useEffect, useState } from 'react';
import type { Forecast } from '../inventory/keys/key-forecast.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { formatDay, formatNumber } from '../messages/format.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { download, fileTime } from '../ui/browser/download.ts';
import pageStyles from '../ui/page.module.css';
import { announce } from '../ui/toast/announcer.ts';
import { calendarOf } from './calendar.ts';
import type { KeyListing } from './key-listing.ts';
import { KeyLink } from './key-link.tsx';
import styles from './keys.module.css';

interface Props {
  organization: string;
  listing: KeyListing;
}

type Week = Forecast['weeks'][number];

/** The keys that expire in the next 90 days, by week. */
export function ExpiryForecast({ organization, listing }: Props) {
  const [forecast, setForecast] = useState<Forecast>();
  useEffect(() => {
    let isOver = false;
    const load = async () => {
      const found = await listing.forecast();
      if (!isOver) setForecast(found);
    };
    void load();
    return () => {
      isOver = true;
    };
  }, [listing]);
  if (!forecast) return <p className={pageStyles.count}>{m.loading()}</p>;
  const { weeks, count } = forecast;
  const rows = weeks.flatMap((week) => week.rows);
  return (
    <>
      <div className={pageStyles.tools}>
        <p role="status">{m.keys_forecast_count({ count })}</p>
        {count > 0 && (
          <Button icon={<CalendarDays size={16} aria-hidden />} onClick={save}>
            {m.keys_calendar()}
          </Button>
        )}
      </div>
      <DataTable
        label={m.keys_forecast()}
        columns={weekColumns(organization, Math.max(...weeks.map((week) => week.count)))}
        count={weeks.length}
        rowAt={(index) => weeks[index]}
        keyOf={({ from }) => from}
      />
    </>
  );

  function save() {
    const now = Date.now();
    const name = `keywarden-expiry-${organization}-${fileTime(now)}.ics`;
    download(name, calendarOf(rows, now), 'text/calendar');
    announce(m.exported());
  }
}

function weekColumns(organization: string, max: number): Column<Week>[] {
  return [
    {
      id: 'week',
      name: m.keys_week(),
      width: '22ch',
      cell: ({ from }) => m.keys_week_from({ day: formatDay(from) }),
    },
    {
      id: 'count',
      name: m.keys_title(),
      width: '12ch',
      isNumber: true,
      cell: ({ count }) => formatNumber(count),
    },
    {
      id: 'bar',
      name: m.keys_share(),
      width: '20ch',
      cell: ({ count }) => (
        <svg className={styles.bar} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
          <rect width={max === 0 ? 0 : (100 * count) / max} height={12} />
        </svg>
      ),
    },
    {
      id: 'keys',
      name: m.keys_expiring(),
      cell: ({ rows, count }) => (
        <div>
          {rows.slice(0, maxNamed).map((row) => (
            <div key={`${row.appId} ${row.keyId}`}>
              <ExpiringKey organization={organization} row={row} />
            </div>
          ))}
          {count > maxNamed && `+${formatNumber(count - maxNamed)}`}
        </div>
      ),
    },
  ];
}

/** How many keys a week names. */
const maxNamed = 10;

function ExpiringKey({ organization, row }: { organization: string; row: KeyRow }) {
  const { app, keyName, expiresAt } = row;
  return (
    <>
      <KeyLink {...{ organization, row }} className={styles.link}>
        <code>{keyNameText(keyName)}</code> <bdi translate="no">{app}</bdi>
      </KeyLink>{' '}
      {expiresAt !== null && formatDay(expiresAt)}
    </>
  );
}
