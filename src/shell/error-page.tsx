import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { PageLink } from '../page-link.tsx';
import { useNavigation, useParams, useRouteError } from 'react-router';
import { explain } from '../errors/explain.ts';
import { isExplained } from '../errors/is-explained.ts';
import { RecoverButton } from '../errors/recover-button.tsx';
import { useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { organizationIn, paths } from '../paths.ts';
import { Details } from '../ui/details.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import styles from './error-page.module.css';
import { useReload } from './use-reload.ts';

/** Replaces a page that could not be loaded: what happened, what to do, and the server's message. */
export function ErrorPage() {
  useLanguage();
  const error = useRouteError();
  const { what, next, details } = explain(error);
  const { reset } = useQueryErrorResetBoundary();
  const { state } = useNavigation();
  const reload = useReload();
  const organization = organizationIn(useParams());
  return (
    <div className={styles.page}>
      <PageHeading title={m.error_title()}>{m.error_title()}</PageHeading>
      <p className={styles.what}>{what}</p>
      <p>{next}</p>
      <Details className={styles.details} label={m.details()} lines={details} />
      <div className={styles.actions}>
        <RecoverButton
          kind="primary"
          error={error}
          isBusy={state === 'loading'}
          onTryAgain={() => {
            reset();
            // An unexplained error, such as code that the host no longer has, needs a full reload.
            if (isExplained(error)) reload();
            else location.reload();
          }}
        />
        {organization && <PageLink to={paths.apps(organization)}>{m.back_to_apps()}</PageLink>}
      </div>
    </div>
  );
}
