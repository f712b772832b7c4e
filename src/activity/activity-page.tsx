import Download from 'lucide-react/icons/download';
import { useParams } from 'react-router';
import { useRecords } from '../operations/log.ts';
import { restoreActivity } from '../operations/after-reload/restored-records.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { announce } from '../ui/toast/announcer.ts';
import { Button } from '../ui/button.tsx';
import { download, fileTime } from '../ui/browser/download.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { activityJson } from './activity-export.ts';
import { ActivityTable } from './activity-table.tsx';

// Once, before the page is first drawn.
restoreActivity();

/** What this console did in this tab, newest first, in every organization. */
export function Component() {
  const organization = organizationIn(useParams());
  const records = useRecords();
  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.activity()} – ${organization}`}>{m.activity()}</PageHeading>
        {records.length > 0 && (
          <>
            <p className={styles.count}>{m.changes_count({ count: records.length })}</p>
            <Button
              icon={<Download size={16} aria-hidden />}
              onClick={() => {
                const now = Date.now();
                const name = `keywarden-activity-${fileTime(now)}.json`;
                download(name, activityJson(records, now), 'application/json');
                announce(m.exported());
              }}
            >
              {m.export_json()}
            </Button>
          </>
        )}
      </header>
      <p className={styles.hint}>{m.activity_explained()}</p>
      {records.length === 0 ? (
        <div className={styles.empty}>
          <h2>{m.activity_empty()}</h2>
          <p>{m.activity_empty_next()}</p>
        </div>
      ) : (
        <ActivityTable records={records} />
      )}
    </>
  );
}
