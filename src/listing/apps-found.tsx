import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { appsQuery } from '../api/apps.ts';
import { explain } from '../errors/explain.ts';
import { FailedNotice } from '../errors/failed-notice.tsx';
import { RecoverButton } from '../errors/recover-button.tsx';
import { loadAllApps, useInventory } from '../inventory/inventory.ts';
import type { AppsOf } from '../inventory/apps-of/use-apps-of.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import styles from '../ui/page.module.css';
import { loadedSentence } from './coverage-words.ts';
import { LoadAppsButton } from './load-button.tsx';

interface Props {
  organization: string;
  found: AppsOf;
}

/** Where the apps of a product or an owner were found, and whether these are all; loads the others on request. */
export function AppsFound({ organization, found }: Props) {
  const { apps, skipped, isComplete, query } = found;
  return (
    <>
      {query.error ? (
        <FailedNotice
          title={m.found_failed()}
          error={query.error}
          action={
            <RecoverButton
              error={query.error}
              isBusy={query.isFetching}
              onTryAgain={() => void query.refetch()}
            />
          }
        />
      ) : null}
      {apps && (
        <p className={styles.hint}>
          {sourceText(found, apps.length)}
          {skipped > 0 && ` ${m.found_skipped({ count: skipped })}`}
        </p>
      )}
      {(query.error || (apps && !isComplete)) && <LoadAll organization={organization} />}
    </>
  );
}

function sourceText({ source, among = 0, isComplete, loadedAt }: AppsOf, shown: number): string {
  const time = formatTime(loadedAt);
  if (source === 'list') return m.found_by_list({ time });
  if (source === 'filter')
    return isComplete ? m.found_by_filter({ time }) : m.found_by_filter_first({ count: shown });
  if (!isComplete) return m.found_in_loaded({ count: among });
  return among === 0 ? m.found_in_none({ time }) : m.found_in_all({ count: among, time });
}

/** Loads all apps of the organization, with its progress; nothing once they are loaded. */
export function LoadAll({ organization }: { organization: string }) {
  const client = useQueryClient();
  const inventory = useInventory(organization);
  const [error, setError] = useState<unknown>();
  const load = async () => {
    setError(undefined);
    try {
      await loadAllApps(organization, await client.query(appsQuery(organization)));
    } catch (failure) {
      setError(failure);
    }
  };
  const { state, loadedApps = 0, expectedApps } = inventory ?? {};
  if (state === 'whole' || state === 'short') return null;
  const failure = state === 'failed' ? inventory?.error : error;
  return (
    <p className={styles.tools}>
      {state !== undefined && (
        <span className={styles.count} role={state === 'loading' ? undefined : 'status'}>
          {loadedSentence(loadedApps, expectedApps)}
        </span>
      )}
      {failure !== undefined && <span role="alert">{explain(failure).what}</span>}
      <LoadAppsButton {...{ inventory }} label={m.load_all_apps()} onLoad={() => void load()} />
    </p>
  );
}
