import { useParams } from 'react-router';
import { m } from '../../paraglide/messages.js';
import { PageLink } from '../../page-link.tsx';
import { organizationIn, paths } from '../../paths.ts';
import { preloadReportTexts } from '../../operations/app/status-change.ts';
import { preloadReports } from '../../operations/run-and-report.ts';
import { ReadOnlyNotice } from '../../status/read-only-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import pageStyles from '../../ui/page.module.css';
import { useAfterPaint } from '../../ui/hooks/use-after-paint.ts';
import { lastListOf } from '../list-place.ts';
import { CreateAppForm } from './create-app-form.tsx';
import styles from './create-app.module.css';

/** The page that creates an app. */
export function Component() {
  const organization = organizationIn(useParams());
  const list = lastListOf(organization);
  useAfterPaint(preloadNotices);
  return (
    <div className={styles.page}>
      <header>
        <nav className={pageStyles.trail} aria-label={m.breadcrumb()}>
          <PageLink to={`${paths.apps(organization)}${list.search}`} state={list.state}>
            {m.apps()}
          </PageLink>
          <span aria-hidden>›</span>
          <span>{m.create_app()}</span>
        </nav>
        <PageHeading title={`${m.create_app()} – ${organization}`}>{m.create_app()}</PageHeading>
      </header>
      <ReadOnlyNotice organization={organization} />
      <CreateAppForm key={organization} organization={organization} />
    </div>
  );
}

function preloadNotices() {
  preloadReports();
  preloadReportTexts();
}
