import KeyRound from 'lucide-react/icons/key-round';
import Menu from 'lucide-react/icons/menu';
import { useState } from 'react';
import { Outlet, ScrollRestoration, useParams } from 'react-router';
import { useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn } from '../paths.ts';
import { useAnnouncement } from '../ui/toast/announcer.ts';
import { BulkHost } from '../bulk/bulk-host.tsx';
import { openBulk } from '../bulk/run/bulk-job.ts';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { usePendingQuestions } from '../operations/report/pending-questions.ts';
import { Button } from '../ui/button.tsx';
import { useToasts } from '../ui/toast/toasts.ts';
import type { Demo } from './demo/demo.ts';
import { ErrorPage } from './error.tsx';
import { FindButton, Finder } from '../find/find.tsx';
import styles from './layout.module.css';
import { closeBehindFocus, Navigation } from './navigation.tsx';
import { OrganizationSwitch } from './organization-switch.tsx';
import { ArrivingNotice } from './wait/arriving-notice.tsx';
import { HostMarker } from './host-marker.tsx';
import { Settings } from './settings.tsx';
import { SessionButton, SessionGate, useSession } from './sign-in/session-gate.tsx';
import { WaitNotice } from './wait/wait-notice.tsx';

// Removed from all builds except the demo.
const DemoMenu =
  import.meta.env.MODE === 'demo'
    ? lazyPart(async () => (await import('./demo/demo-menu.tsx')).DemoMenu)
    : null;
const QuestionDialog = lazyPart(
  async () => (await import('../status/dialogs/question-dialog.tsx')).QuestionDialog,
);
const Toaster = lazyPart(async () => (await import('../ui/toast/toaster.tsx')).Toaster);

interface Props {
  demo: Demo | undefined;
  /** the route failed above the page: shows the error page instead */
  failed?: boolean;
}

/** The layout of every page: top bar, navigation, content, live region, toasts and dialogs. */
export function Layout({ demo, failed = false }: Props) {
  useLanguage();
  const organization = organizationIn(useParams());
  const session = useSession(organization);
  return (
    <div className={styles.frame} onFocus={closeBehindFocus}>
      <a className={styles.skip} href="#content">
        {m.skip_to_content()}
      </a>
      <header className={styles.bar}>
        <Button
          className={styles.menuButton ?? ''}
          kind="quiet"
          icon={<Menu size={18} aria-hidden />}
          aria-label={m.menu()}
          popoverTarget="navigation"
        />
        <span className={styles.brand} translate="no">
          <KeyRound size={18} aria-hidden />
          <span>Keywarden</span>
        </span>
        {(organization || session.state === 'never') && (
          <OrganizationSwitch organization={organization} />
        )}
        <span className={styles.space} />
        {demo && DemoMenu && (
          <LazyBoundary failed={m.demo_data()}>
            <DemoMenu demo={demo} />
          </LazyBoundary>
        )}
        {!demo && <HostMarker connection={session.connection} />}
        <FindButton organization={organization} />
        <Settings />
        <SessionButton session={session} />
      </header>
      <Navigation organization={organization} />
      <main id="content" className={styles.content} tabIndex={-1}>
        <SessionGate session={session}>{failed ? <ErrorPage /> : <Outlet />}</SessionGate>
        <WaitNotice />
        <ArrivingNotice />
      </main>
      <BulkHost />
      <Announcements />
      <Toasts />
      <PendingQuestions />
      <Finder
        organization={organization}
        revokeKeys={({ appIds: ids, keys: foundKeys }) =>
          openBulk({ organization, action: 'revoke', ids, foundKeys })
        }
      />
      <ScrollRestoration />
    </div>
  );
}

// Separate component, so announcements do not re-render the layout.
function Announcements() {
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {useAnnouncement()}
    </div>
  );
}

// One at a time, on the page that is open when its turn comes.
function PendingQuestions() {
  const [question] = usePendingQuestions();
  if (!question) return null;
  return (
    <LazyBoundary key={question.id}>
      <QuestionDialog question={question} />
    </LazyBoundary>
  );
}

// The code for toasts loads with the first one.
function Toasts() {
  const [isUsed, setUsed] = useState(false);
  const hasToasts = useToasts().length > 0;
  if (hasToasts && !isUsed) setUsed(true);
  if (!isUsed) return null;
  return (
    <LazyBoundary failed={<PlainToasts />}>
      <Toaster
        regionLabel={m.notifications({ hotkey: '{hotkey}' })}
        toastLabel={m.notification()}
        closeLabel={m.close()}
      />
    </LazyBoundary>
  );
}

// Shown if the code for toasts can't be loaded, as after an update of the host: results of changes must not be lost.
function PlainToasts() {
  return (
    <div role="alert" className={styles.plainToasts}>
      {useToasts().map(({ id, text }) => (
        <p key={id}>{[text().title, text().body].join(' ')}</p>
      ))}
    </div>
  );
}
