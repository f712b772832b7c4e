import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useParams } from 'react-router';
import { allConnections } from '../connection/connection.ts';
import { sessionOf, watchSessions } from '../connection/session.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from '../ui/page.module.css';
import { resumeSignedIn } from './incident-search.ts';
import { useLeaks, type Incident } from './incident.ts';
import { IncidentView } from './incident-view.tsx';
import { PasteForm } from './paste-form.tsx';
import { SearchAnother } from './search-another.tsx';

/** Finds leaked keys in all connected organizations, revokes them, and writes down what was done. */
export function Component() {
  const organization = organizationIn(useParams());
  const leaks = useLeaks();
  const incident = leaks.phase === 'open' ? leaks.incident : null;
  useResumeAfterSignIn(incident);
  return (
    <>
      <header className={styles.header}>
        <PageHeading title={`${m.leaks()} – ${organization}`}>{m.leaks()}</PageHeading>
        {incident?.revocations.size === 0 && <SearchAnother />}
      </header>
      {!incident && <p className={styles.hint}>{m.leaks_explained()}</p>}
      {leaks.phase === 'reading' && <p role="status">{m.leaks_reading()}</p>}
      {leaks.phase === 'empty' && <PasteForm refusal={leaks.refusal} />}
      {incident && <IncidentView incident={incident} />}
    </>
  );
}

// Sign-in happens on another page, or in a dialog over this one.
function useResumeAfterSignIn(incident: Incident | null) {
  const client = useQueryClient();
  const isSearching = incident?.isSearching ?? true;
  const signedIn = useSyncExternalStore(watchSessions, () =>
    allConnections()
      .filter((connection) => sessionOf(connection) === 'in')
      .map(({ name }) => name)
      .join('\n'),
  );
  useEffect(() => {
    if (!isSearching) void resumeSignedIn(client);
    // Not when a search ends: what it could not read then, a person asks for again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, signedIn]);
}
